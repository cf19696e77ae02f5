import { Text, View } from '@tarojs/components';
import type { OrderView } from '../../../shared/contracts/views';
import { MINUTE_MS } from '../../../shared/domain/units';
import { serverNowMs } from '../api/server-clock';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { Notice } from '../ui/state-cards';
import { Lead } from '../ui/words';
import { clockDigits, dayAndClock } from './desk-time';
import { EvidenceList } from './evidence-list';

const words = text.desk.community;

/** One figure of the two that a settler compares: what was agreed and what will be entered. */
function Fact({ title, minutes, more, on }: { title: string; minutes: number; more: string; on: boolean }) {
  return (
    <View className={`desk-fact ${on ? 'desk-fact-on' : ''}`}>
      <View>{title}</View>
      <View>
        <Text className="desk-figure">{minutes}</Text>
        <Text> {words.unit}</Text>
      </View>
      <View className="desk-small">{more}</View>
    </View>
  );
}

/** What is settled, with its evidence beside the minutes, and the one filled action. */
export function SettlementDetail({
  order,
  forbidden,
  failed,
  busy,
  onSettle,
}: {
  order: OrderView;
  forbidden: boolean;
  failed: string | undefined;
  busy: boolean;
  onSettle: () => void | Promise<void>;
}) {
  const elder = order.elder?.calledZh ?? text.desk.unknownElder;
  const helper = order.helper?.calledZh ?? text.desk.noHelper;
  const credit = order.creditMinutes ?? 0;
  const endMs = order.startMs + order.plannedMinutes * MINUTE_MS;
  return (
    <View className="desk-panel">
      <View>
        <Lead>{`${order.serviceZh} · ${elder}`}</Lead>
        <View className="soft">{`${dayAndClock(order.startMs, serverNowMs())}–${clockDigits(endMs)}，${helper}`}</View>
      </View>
      <View className="desk-facts">
        <Fact title={words.planned} minutes={order.plannedMinutes} more={words.plannedMore} on={false} />
        <Fact
          title={words.credit}
          minutes={credit}
          more={words.creditMore(order.recordMinutes ?? 0, credit)}
          on
        />
      </View>
      <EvidenceList order={order} />
      <View className="soft desk-small">{words.held(elder, order.heldMinutes, helper)}</View>
      {failed !== undefined && <Notice kind="failed">{failed}</Notice>}
      {forbidden ? (
        <View className="attention">{words.forbidden}</View>
      ) : (
        <Button id="settle" disabled={busy || !order.may.includes('settle')} onTap={onSettle}>
          {words.settle(credit)}
        </Button>
      )}
      <View className="soft desk-small">{words.doubt}</View>
    </View>
  );
}
