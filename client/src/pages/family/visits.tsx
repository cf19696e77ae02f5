import { homeQuery } from '../../api/home';
import { myVisitsQuery } from '../../api/my-visits';
import { useQuery } from '../../api/use-query';
import { type BoundElder, useChosenElder } from '../../family/chosen-elder';
import { ElderSwitcher } from '../../family/elder-switcher';
import { VisitRow } from '../../family/visit-row';
import { text } from '../../text/text';
import { Card } from '../../ui/card';
import { noteStationPhone } from '../../ui/hotline';
import { LoadedView } from '../../ui/loaded-view';
import { MoreButton } from '../../ui/more-button';
import { PhonePage } from '../../ui/phone-page';
import { EmptyCard } from '../../ui/state-cards';
import { usePages } from '../../ui/use-pages';

const words = text.family.visits;

function VisitsOf({ elder: { personId: elderId } }: BoundElder) {
  const first = useQuery(myVisitsQuery, { as: 'elder', elderId });
  const list = usePages(elderId, first, (cursor) => myVisitsQuery.ask({ as: 'elder', elderId, cursor }));
  return (
    <LoadedView loaded={first} blocks={[72, 72, 72]}>
      {(page) => {
        const { items, next } = list.of(page);
        return (
          <>
            {items.length === 0 && next === undefined && (
              <EmptyCard title={words.none} more={words.noneMore} />
            )}
            {items.length > 0 && (
              <Card>
                {items.map((order) => (
                  <VisitRow key={order.orderId} order={order} />
                ))}
              </Card>
            )}
            {next !== undefined && <MoreButton words={words.more} list={list} />}
          </>
        );
      }}
    </LoadedView>
  );
}

/** Every visit to a parent, newest first. */
export default function FamilyVisits() {
  const home = useQuery(homeQuery, {});
  const { elders, chosen, choose } = useChosenElder(home.data);
  if (home.data !== undefined) noteStationPhone(home.data.stationPhone);
  const title = chosen === undefined ? text.tabs.visits : words.title(chosen.elder.calledZh);
  return (
    <PhonePage title={title} tabs={{ role: 'family', on: 'visits' }}>
      <LoadedView loaded={home} blocks={[76, 72, 72]}>
        {() =>
          chosen === undefined ? (
            <EmptyCard title={text.family.home.nobody} more={text.family.home.nobodyMore} />
          ) : (
            <>
              {elders.length > 1 && (
                <ElderSwitcher elders={elders} chosenId={chosen.elder.personId} onChoose={choose} />
              )}
              <VisitsOf key={chosen.elder.personId} {...chosen} />
            </>
          )
        }
      </LoadedView>
    </PhonePage>
  );
}
