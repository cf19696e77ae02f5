import { useState } from 'react';
import { homeQuery } from '../../api/home';
import { myVisitsQuery } from '../../api/my-visits';
import { useQuery } from '../../api/use-query';
import { useChosenElder } from '../../family/chosen-elder';
import { ElderSwitcher } from '../../family/elder-switcher';
import { VisitRow } from '../../family/visit-row';
import { text } from '../../text/text';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { LoadedView } from '../../ui/loaded-view';
import { PhonePage } from '../../ui/phone-page';
import { EmptyCard } from '../../ui/state-cards';

const words = text.family.visits;

/** Every visit to a parent, newest first. */
export default function FamilyVisits() {
  const home = useQuery(homeQuery, {});
  const { elders, chosen, choose } = useChosenElder(home.data);
  const [cursor, setCursor] = useState<string>();
  const visits = useQuery(
    myVisitsQuery,
    chosen && { as: 'elder', elderId: chosen.elder.personId, ...(cursor === undefined ? {} : { cursor }) },
  );
  return (
    <PhonePage title={words.title(chosen?.elder.calledZh ?? '')} tabs={{ role: 'family', on: 'visits' }}>
      {chosen !== undefined && elders.length > 1 && (
        <ElderSwitcher elders={elders} chosenId={chosen.elder.personId} onChoose={choose} />
      )}
      <LoadedView loaded={visits} blocks={[72, 72, 72]}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <EmptyCard title={words.none} more={words.noneMore} />
            ) : (
              <Card>
                {items.map((order) => (
                  <VisitRow key={order.orderId} order={order} />
                ))}
              </Card>
            )}
            {next !== undefined && (
              <Button kind="line" onTap={() => setCursor(next)}>
                {words.more}
              </Button>
            )}
          </>
        )}
      </LoadedView>
    </PhonePage>
  );
}
