import { Text, View } from '@tarojs/components';
import type { hallContract } from '../../../shared/contracts/hall';
import type { ResponseOf } from '../api/call';
import { serverNowMs } from '../api/server-clock';
import { inLanguage, text } from '../text/text';
import { minutesWords, whenWords } from '../text/time-words';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { Numeral } from '../ui/numeral';
import { ServiceDisc } from '../ui/service-disc';
import { Lead } from '../ui/words';
import './hall-card.css';

export type HallItem = ResponseOf<typeof hallContract>['items'][number];

const words = text.volunteer.hall;

/** An open order before anybody took it: what, where about, when, how long; no name and no door (product.md, What must never leak). */
export function HallCard({ item, onGrab }: { item: HallItem; onGrab: () => void }) {
  const when = whenWords(item.startMs, serverNowMs());
  const place = words.place(item.communityZh, words.distance[item.distance]);
  return (
    <View className="hall-card" data-order={item.orderId}>
      <View className="row hall-head">
        <ServiceDisc code={item.serviceCode} size={56} />
        <View className="grow">
          <Lead className="any-break">{item.serviceZh}</Lead>
          <Text className="soft">{words.about(minutesWords(item.plannedMinutes))}</Text>
        </View>
        <View className="hall-earn">
          <Text className="hall-plus">+</Text>
          <Numeral minutes={item.plannedMinutes} />
        </View>
      </View>
      <View className="row hall-foot">
        <View className="grow stack-tight">
          <View className="hall-fact">
            <Icon name="pin" tone="inkSoft" />
            <Text>{place}</Text>
          </View>
          <View className="hall-fact">
            <Icon name="clock" tone="inkSoft" />
            <Text>{when}</Text>
          </View>
        </View>
        {item.notForMe === undefined ? (
          <Button
            grouped
            className="hall-grab"
            label={words.grabSaid(item.serviceZh, when, place)}
            onTap={onGrab}
          >
            {words.grab}
          </Button>
        ) : (
          <View className="hall-not any-break soft">{inLanguage(item.notForMe)}</View>
        )}
      </View>
    </View>
  );
}
