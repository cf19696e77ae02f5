import { Text, View } from '@tarojs/components';
import type { Minutes } from '../../../shared/domain/units';
import { text } from '../text/text';
import './numeral.css';

/** Minutes as large figures with small units: 12 小时, 1 小时 30 分. */
export function Numeral({ minutes, className = '' }: { minutes: Minutes; className?: string }) {
  const hours = Math.floor(minutes / 60);
  const rest = minutes - hours * 60;
  return (
    <View className={`numeral ${className}`}>
      {(hours > 0 || rest === 0) && (
        <Text className="nb">
          <Text className="numeral-figure">{hours}</Text>
          <Text className="numeral-unit"> {text.time.hourUnit} </Text>
        </Text>
      )}
      {rest > 0 && (
        <Text className="nb">
          <Text className="numeral-figure">{rest}</Text>
          <Text className="numeral-unit"> {text.time.minuteUnit}</Text>
        </Text>
      )}
    </View>
  );
}
