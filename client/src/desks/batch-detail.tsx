import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { stopReasons } from '../../../shared/domain/batch/states';
import { approveBatch } from '../api/desk/approve-batch';
import { batchQuery } from '../api/desk/batch';
import { stopBatch } from '../api/desk/stop-batch';
import { useQuery } from '../api/use-query';
import { text } from '../text/text';
import { minutesWords } from '../text/time-words';
import { Button } from '../ui/button';
import { Choice } from '../ui/choice';
import { LoadedView } from '../ui/loaded-view';
import { Lead } from '../ui/words';
import { type BatchItem, BatchState } from './batch-list';
import type { useBatchAct } from './use-batch-act';
import { useMinuteReload } from './use-minute-reload';

const words = text.desk.batches;

function Figure({ title, minutes, on }: { title: string; minutes: number; on: boolean }) {
  return (
    <View className={`desk-fact ${on ? 'desk-fact-on' : ''}`}>
      <View>{title}</View>
      <Text className="desk-figure">{minutesWords(minutes)}</Text>
    </View>
  );
}

/** One batch in full: how far it is, the names part by part, and what this person may do to it. */
export function BatchDetail({
  batchId,
  busy,
  act,
}: {
  batchId: BatchItem['batchId'];
  busy: boolean;
  act: ReturnType<typeof useBatchAct>['act'];
}) {
  const [part, setPart] = useState(1);
  const [isStopping, setStopping] = useState(false);
  const [reason, setReason] = useState<(typeof stopReasons)[number]>('entered_by_mistake');
  const batch = useQuery(batchQuery, { batchId, part: String(part) });
  useMinuteReload(batch.reload);
  const after = async (wish: string, said: string, send: Parameters<typeof act>[2]) => {
    await act(wish, said, send);
    setStopping(false);
    await batch.reload();
  };
  return (
    <LoadedView loaded={batch} blocks={[420]}>
      {(data) => (
        <View className="desk-panel">
          <View className="row">
            <Lead className="grow">{words.kinds[data.kind]}</Lead>
            <BatchState state={data.state} />
          </View>
          <View className="soft">
            {[
              words.draftedBy(data.draftedBy.calledZh),
              ...(data.approvedBy === undefined ? [] : [words.approvedBy(data.approvedBy.calledZh)]),
            ].join(' · ')}
          </View>
          <View className="desk-facts">
            <Figure title={words.total} minutes={data.totalMinutes} on={false} />
            <Figure
              title={`${words.moved} ${words.progress(data.postedCount, data.partCount)}`}
              minutes={data.movedMinutes}
              on={data.postedCount > 0}
            />
          </View>
          <View>
            <View className="row">
              <Lead className="grow">{words.names}</Lead>
              {data.partCount > 1 && <Text className="soft">{words.part(data.part, data.partCount)}</Text>}
            </View>
            {data.lines.map(({ person, month, minutes }) => (
              <View key={`${person.personId} ${month ?? ''}`} className="batch-person">
                <Text className="any-break grow">{person.calledZh}</Text>
                {month !== undefined && <Text className="soft">{words.month(month)}</Text>}
                <Text className="desk-number desk-right">{minutesWords(minutes)}</Text>
              </View>
            ))}
            {data.partCount > 1 && (
              <View className="desk-actions">
                <Button kind="quiet" id="part-before" disabled={part === 1} onTap={() => setPart(part - 1)}>
                  {words.partBefore}
                </Button>
                <Button
                  kind="quiet"
                  id="part-next"
                  disabled={part === data.partCount}
                  onTap={() => setPart(part + 1)}
                >
                  {words.partNext}
                </Button>
              </View>
            )}
          </View>
          {data.state === 'draft' && !data.may.includes('approve') && (
            <View className="soft">{words.notMine}</View>
          )}
          {isStopping && (
            <Choice
              label={words.stopWhy}
              options={stopReasons.map((key) => ({ key, words: words.reasons[key] }))}
              chosen={reason}
              onChoose={setReason}
            />
          )}
          <View className="desk-actions">
            {data.may.includes('approve') && !isStopping && (
              <Button
                id="approve-batch"
                grouped
                disabled={busy}
                onTap={() => after(`approve ${batchId}`, words.approved, () => approveBatch({ batchId }))}
              >
                {words.approve}
              </Button>
            )}
            {data.may.includes('stop') && (
              <Button
                id="stop-batch"
                kind="line"
                disabled={busy}
                onTap={() =>
                  isStopping
                    ? after(`stop ${batchId} ${reason}`, words.stopped, () => stopBatch({ batchId, reason }))
                    : setStopping(true)
                }
              >
                {words.stop}
              </Button>
            )}
          </View>
        </View>
      )}
    </LoadedView>
  );
}
