import { Text, View } from '@tarojs/components';
import type { Minutes } from '../../../shared/domain/units';
import { text } from '../text/text';
import { minutesWords } from '../text/time-words';
import { Card } from '../ui/card';
import { Lead } from '../ui/words';
import { chartWords, type MonthBars } from './passbook-words';
import './month-chart.css';

const words = text.passbook;

function Bar({ kind, minutes, mostMinutes }: { kind: 'in' | 'out'; minutes: Minutes; mostMinutes: Minutes }) {
  if (minutes === 0) return null;
  const share = Math.max(4, Math.round((minutes * 100) / mostMinutes));
  return (
    <View className="bar-row">
      <View className="bar-track">
        <View className={`bar bar-${kind}`} style={{ width: `${share}%` }} />
      </View>
      <Text className="bar-words">{minutesWords(minutes)}</Text>
    </View>
  );
}

/** Hours given and used by month, as bars that lie: large letters fit beside them. Said in words to a screen reader. */
export function MonthChart({ bars }: { bars: readonly MonthBars[] }) {
  const mostMinutes = Math.max(60, ...bars.flatMap(({ inMinutes, outMinutes }) => [inMinutes, outMinutes]));
  const image = process.env.TARO_ENV === 'h5' ? { role: 'img', 'aria-label': chartWords(bars) } : {};
  const shown = bars.filter(({ inMinutes, outMinutes }) => inMinutes + outMinutes > 0);
  if (shown.length === 0) return null;
  return (
    <Card className="stack">
      <View className="row-apart">
        <Lead>{words.halfYear}</Lead>
        <View className="row">
          <View className="row chart-key">
            <View className="bar bar-in chart-mark" />
            <Text>{words.given}</Text>
          </View>
          <View className="row chart-key">
            <View className="bar bar-out chart-mark" />
            <Text>{words.used}</Text>
          </View>
        </View>
      </View>
      <View className="chart" {...image}>
        {shown.map(({ month, inMinutes, outMinutes }) => (
          <View key={month} className="chart-month">
            <Text className="chart-name">{text.time.month(month)}</Text>
            <View className="grow">
              <Bar kind="in" minutes={inMinutes} mostMinutes={mostMinutes} />
              <Bar kind="out" minutes={outMinutes} mostMinutes={mostMinutes} />
            </View>
          </View>
        ))}
      </View>
    </Card>
  );
}
