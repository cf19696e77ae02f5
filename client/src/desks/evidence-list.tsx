import { View } from '@tarojs/components';
import type { OrderView } from '../../../shared/contracts/views';
import { text } from '../text/text';
import { Icon } from '../ui/icon';
import type { IconName } from '../ui/icon-shapes';
import { StatusBadge } from '../ui/status-badge';
import { Lead } from '../ui/words';
import { clockDigits } from './desk-time';

type Proof = OrderView['proofs'][number];

const signs: Record<Proof['kind'], IconName> = {
  elderCode: 'key',
  stationOverride: 'phone',
  bareTap: 'pin',
  ownConfirm: 'check',
  familyConfirm: 'check',
  callBack: 'phone',
};

/** Whether two sources agree, in a word and a sign. */
export function SourcesBadge({ twoSources }: { twoSources: boolean }) {
  return twoSources ? (
    <StatusBadge kind="good" icon="shield">
      {text.desk.community.twoSources}
    </StatusBadge>
  ) : (
    <StatusBadge kind="look" icon="alert">
      {text.desk.community.oneSource}
    </StatusBadge>
  );
}

/** Every proof of a visit with its source and time, beside the minutes that it carries. */
export function EvidenceList({ order }: { order: OrderView }) {
  const words = text.desk.proofs;
  return (
    <View className="stack-tight">
      <View className="row-apart">
        <Lead>{text.desk.community.evidence}</Lead>
        {order.proofs.length > 0 && <SourcesBadge twoSources={order.twoSources} />}
      </View>
      {order.proofs.length === 0 && <View className="soft">{words.none}</View>}
      {order.proofs.map(({ step, kind, source, atMs }) => (
        <View key={`${step}-${kind}-${source}`} className="desk-proof">
          <Icon name={signs[kind]} tone="accent" tint="accentSoft" />
          <View className="grow">
            <View className="strong">{words[step][kind]}</View>
            <View className="soft desk-small">{words.sources[source]}</View>
          </View>
          <View className="desk-number">{clockDigits(atMs)}</View>
        </View>
      ))}
    </View>
  );
}
