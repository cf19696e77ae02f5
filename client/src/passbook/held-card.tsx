import { Text, View } from '@tarojs/components';
import { text } from '../text/text';
import { minutesWords } from '../text/time-words';
import { Card } from '../ui/card';
import { Lead, Line } from '../ui/words';
import { type Held, heldStory } from './held-words';
import './passbook-lines.css';

const words = text.passbook.hold;

/** What is set aside now: for which visit, how much, and when it ends (ledger.md, An order's minutes). */
export function HeldCard({ held }: { held: Held }) {
  return (
    <Card>
      <View className="lines-head">
        <View className="grow">
          <Lead>{words.title}</Lead>
          <Line className="soft">{words.more}</Line>
        </View>
      </View>
      {held.items.map((item) => (
        <View key={item.orderId} className="line" data-held={item.orderId}>
          <View className="line-first">
            <Text className="strong">{item.serviceZh}</Text>
            <Text className="strong nb">{minutesWords(item.heldMinutes)}</Text>
          </View>
          {item.forZh !== undefined && <Line>{words.forWhom(item.forZh)}</Line>}
          <Line className="soft">{heldStory(item)}</Line>
        </View>
      ))}
      {held.otherMinutes > 0 && (
        <View className="line">
          <Line className="soft">{words.other(minutesWords(held.otherMinutes))}</Line>
        </View>
      )}
    </Card>
  );
}
