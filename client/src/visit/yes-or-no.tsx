import { Text, View } from '@tarojs/components';
import { text } from '../text/text';
import { Icon } from '../ui/icon';
import { Tap } from '../ui/tap';
import './yes-or-no.css';

const words = text.elderConfirm;

/** 对 and 不对: of one size and one weight, told apart by sign, word and place, not by colour alone. */
export function YesOrNo({ onAnswer }: { onAnswer: (isRight: boolean) => void }) {
  return (
    <View className="pair" data-primary-group="yes">
      <Tap id="answer-yes" label={words.yesSaid} className="pair-one pair-yes" onTap={() => onAnswer(true)}>
        <View className="pair-disc">
          <Icon name="check" tone="accent" size={44} />
        </View>
        <Text className="pair-word">{words.yes}</Text>
      </Tap>
      <Tap id="answer-no" label={words.noSaid} className="pair-one pair-no" onTap={() => onAnswer(false)}>
        <View className="pair-disc">
          <Icon name="cross" tone="attention" size={44} />
        </View>
        <Text className="pair-word">{words.no}</Text>
      </Tap>
    </View>
  );
}
