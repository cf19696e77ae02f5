import type { homeContract } from '../../../shared/contracts/home';
import type { OrderCard } from '../../../shared/contracts/views';
import type { Ms } from '../../../shared/domain/units';
import type { ResponseOf } from '../api/call';
import { text } from '../text/text';
import { greetingWords, minutesWords, whenWords } from '../text/time-words';

const words = text.elderHome;

/** Who comes, who is there, who was there, that the station looks, or that somebody is being found. */
export const whoComes = ({ helper, state }: Pick<OrderCard, 'helper' | 'state'>): string => {
  if (state === 'submitted' || state === 'referred') return words.stationLooks;
  if (helper === undefined) return words.noHelperYet;
  if (state === 'serving') return words.goesOn(helper.calledZh);
  return state === 'served' ? words.toConfirmAsk(helper.calledZh) : words.comes(helper.calledZh);
};

type Home = ResponseOf<typeof homeContract>;

/** What 朗读 says of the first page: all that stands on it, in its order. */
export const spokenHome = (home: Home, name: string, nowMs: Ms): string => {
  const visits = [...home.toConfirm, ...home.todayVisits, ...home.upcoming].map((order) =>
    words.spokenVisit(whenWords(order.startMs, nowMs), whoComes(order), order.serviceZh),
  );
  return words.spoken(
    words.hello(name, greetingWords(nowMs)),
    visits.length === 0 ? words.spokenNone : visits.join(''),
    minutesWords(home.balance.availableMinutes),
  );
};
