import { View } from '@tarojs/components';
import { useState } from 'react';
import { batchesQuery } from '../../api/desk/batches';
import { useQuery } from '../../api/use-query';
import { BatchDetail } from '../../desks/batch-detail';
import { type BatchItem, BatchList } from '../../desks/batch-list';
import { RefreshKey } from '../../desks/desk-keys';
import { ProposalPanel } from '../../desks/proposal-panel';
import { ShowMore } from '../../desks/show-more';
import { stationPlaces } from '../../desks/station-places';
import { useBatchAct } from '../../desks/use-batch-act';
import { useKeys } from '../../desks/use-keys';
import { useMinuteReload } from '../../desks/use-minute-reload';
import type { ProposalKind } from '../../desks/use-proposal';
import { text } from '../../text/text';
import { DeskPage } from '../../ui/desk-page';
import { LoadedView } from '../../ui/loaded-view';
import { EmptyCard, Notice } from '../../ui/state-cards';
import { usePages } from '../../ui/use-pages';
import { Lead } from '../../ui/words';
import '../../desks/desk.css';
import '../../desks/batches.css';

const words = text.desk.batches;

/** A station's batches: whom the next one is about, drafted with one press; all that were; and one in full, approved or stopped by a lead. */
export default function StationBatches() {
  const [kind, setKind] = useState<ProposalKind>('allowance');
  const [chosenId, choose] = useState<BatchItem['batchId']>();
  const first = useQuery(batchesQuery, {});
  const pages = usePages('batches', first, (cursor) => batchesQuery.ask({ cursor }));
  const { act, busy, outcome, forget } = useBatchAct(first.reload);
  useMinuteReload(first.reload);
  useKeys({ r: () => void first.reload() });

  return (
    <DeskPage
      title={words.title}
      sub={words.sub}
      deskName={first.data?.desk.zh ?? ''}
      personName={first.data?.me.calledZh ?? ''}
      places={stationPlaces()}
      on="batches"
      head={<RefreshKey onTap={first.reload} />}
    >
      {outcome !== undefined && <Notice kind={outcome.kind}>{outcome.said}</Notice>}
      <View className="desk-columns">
        <View className="stack">
          <ProposalPanel
            kind={kind}
            busy={busy}
            onKind={(next) => {
              forget();
              setKind(next);
            }}
            onDraft={(wish, draft) => act(wish, words.drafted, draft)}
          />
          <View className="desk-panel">
            <Lead>{words.list}</Lead>
            <LoadedView loaded={first} blocks={[56, 56]}>
              {(data) => {
                const { items, next } = pages.of(data);
                if (items.length === 0) return <EmptyCard title={words.none} more={words.noneMore} />;
                return (
                  <>
                    <BatchList items={items} chosenId={chosenId} onChoose={choose} />
                    {next !== undefined && (
                      <ShowMore id="more-batches" failure={pages.failure} onTap={pages.more} />
                    )}
                  </>
                );
              }}
            </LoadedView>
          </View>
        </View>
        <View className="desk-beside">
          {chosenId === undefined ? (
            <EmptyCard title={words.pick} more={words.pickMore} />
          ) : (
            <BatchDetail key={chosenId} batchId={chosenId} busy={busy} act={act} />
          )}
        </View>
      </View>
    </DeskPage>
  );
}
