import { View } from '@tarojs/components';
import { text } from '../text/text';
import { Face } from '../ui/face';
import { Icon } from '../ui/icon';
import { Tap } from '../ui/tap';
import { Lead } from '../ui/words';
import type { BoundElder } from './chosen-elder';
import './elder-switcher.css';

const words = text.family.home;

/** For whom: always in sight, so that nothing is ordered for the wrong parent. */
export function ElderSwitcher({
  elders,
  chosenId,
  onChoose,
}: {
  elders: readonly BoundElder[];
  chosenId: string;
  onChoose: (id: string) => void;
}) {
  const group = process.env.TARO_ENV === 'h5' ? { role: 'radiogroup', 'aria-label': words.switcher } : {};
  return (
    <View className="elders" {...group}>
      {elders.map(({ elder }) => {
        const isOn = elder.personId === chosenId;
        return (
          <Tap
            key={elder.personId}
            role="radio"
            checked={isOn}
            label={isOn ? `${elder.calledZh}，${words.chosen}` : `${words.change} ${elder.calledZh}`}
            className={`elders-one ${isOn ? 'elders-on' : ''}`}
            onTap={() => onChoose(elder.personId)}
          >
            <Face calledZh={elder.calledZh} photo={elder.photo} size={52} />
            <View className="grow">
              <Lead>{elder.calledZh}</Lead>
              <View className="elders-mark">
                {isOn && <Icon name="check" tone="accent" />}
                <View>{isOn ? words.chosen : words.change}</View>
              </View>
            </View>
          </Tap>
        );
      })}
    </View>
  );
}
