import { Text, View } from '@tarojs/components';
import { text } from '../text/text';
import { Icon } from './icon';
import type { IconName } from './icon-shapes';
import './steps.css';

export type Step = { readonly words: string; readonly icon: IconName };

const look = (index: number, now: number) => (index < now ? 'done' : index === now ? 'now' : 'ahead');

/** Where something stands: what is past has a tick, what is now is filled and said. `now` = steps.length: all past. */
export function Steps({ steps, now }: { steps: readonly Step[]; now: number }) {
  const current = steps[Math.min(now, steps.length - 1)];
  const said = text.elderVisit.stepSaid(current?.words ?? '', Math.min(now + 1, steps.length), steps.length);
  const image = process.env.TARO_ENV === 'h5' ? { role: 'img', 'aria-label': said } : { ariaLabel: said };
  return (
    <View className="steps" {...image}>
      {steps.map(({ words, icon }, index) => (
        <View key={words} className={`step step-${look(index, now)}`}>
          <View className="step-dot">
            <Icon
              name={index < now ? 'check' : icon}
              tone={index < now ? 'accent' : index === now ? 'onAccent' : 'inkSoft'}
              size={24}
            />
          </View>
          <Text className="step-words">{words}</Text>
        </View>
      ))}
    </View>
  );
}
