import { homeQuery } from '../../api/home';
import { myVisitsQuery } from '../../api/my-visits';
import { useQuery } from '../../api/use-query';
import { type BoundElder, useChosenElder } from '../../family/chosen-elder';
import { ElderSwitcher } from '../../family/elder-switcher';
import { VisitRow } from '../../family/visit-row';
import { text } from '../../text/text';
import { minutesWords } from '../../text/time-words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Choice } from '../../ui/choice';
import { goTo } from '../../ui/go';
import { noteStationPhone } from '../../ui/hotline';
import { LoadedView } from '../../ui/loaded-view';
import { PhonePage } from '../../ui/phone-page';
import { EmptyCard } from '../../ui/state-cards';
import { Lead, Line } from '../../ui/words';

const words = text.family.home;
const VISITS_SHOWN = 3;

function RecentVisits({ bound }: { bound: BoundElder }) {
  const visits = useQuery(myVisitsQuery, { as: 'elder', elderId: bound.elder.personId });
  return (
    <>
      <Lead>{words.recent(bound.elder.calledZh)}</Lead>
      <LoadedView loaded={visits} blocks={[180]}>
        {({ items }) => (
          <Card>
            {items.length === 0 && (
              <>
                <Line className="strong">{words.none}</Line>
                <Line className="soft">{words.noneMore}</Line>
              </>
            )}
            {items.slice(0, VISITS_SHOWN).map((order) => (
              <VisitRow key={order.orderId} order={order} />
            ))}
          </Card>
        )}
      </LoadedView>
    </>
  );
}

/** A family's first page: for whom, whose hours, one button, and that the visits happened. */
export default function FamilyHome() {
  const home = useQuery(homeQuery, {});
  const { elders, chosen, payer, choose, choosePayer } = useChosenElder(home.data);
  if (home.data !== undefined) noteStationPhone(home.data.stationPhone);
  const called = chosen?.elder.calledZh;
  return (
    <PhonePage
      title={called === undefined ? words.titleNobody : words.title(called)}
      tabs={{ role: 'family', on: 'order' }}
    >
      <LoadedView loaded={home} blocks={[76, 130, 60, 180]}>
        {({ balance }) =>
          chosen === undefined ? (
            <EmptyCard title={words.nobody} more={words.nobodyMore} />
          ) : (
            <>
              <ElderSwitcher elders={elders} chosenId={chosen.elder.personId} onChoose={choose} />
              <Lead>{words.whoPays}</Lead>
              <Choice
                label={words.whoPays}
                options={[
                  {
                    key: 'mine' as const,
                    words: words.mine,
                    more: words.left(minutesWords(balance.availableMinutes)),
                  },
                  ...(chosen.balance === undefined
                    ? []
                    : [
                        {
                          key: 'theirs' as const,
                          words: words.theirs(chosen.elder.calledZh),
                          more: words.left(minutesWords(chosen.balance.availableMinutes)),
                        },
                      ]),
                ]}
                chosen={payer}
                onChoose={choosePayer}
              />
              <Button icon="heart" id="ask-for" onTap={() => goTo('/pages/family/request')}>
                {words.ask(chosen.elder.calledZh)}
              </Button>
              <RecentVisits key={chosen.elder.personId} bound={chosen} />
            </>
          )
        }
      </LoadedView>
    </PhonePage>
  );
}
