import type { OrderView } from '../../../shared/contracts/views';
import type { PersonId } from '../../../shared/domain/ids';
import type { OrderState } from '../../../shared/domain/order/states';
import { serverNowMs } from '../api/server-clock';
import { readSession } from '../platform/session';
import { text } from '../text/text';
import { clockWords, minutesWords, whenWords } from '../text/time-words';
import type { Step } from '../ui/steps';
import { backWords, confirmedWords, endedWords, lastActor } from './ended-words';

const words = text.elderVisit;

export const visitSteps: readonly Step[] = [
  { words: words.steps.asked, icon: 'search' },
  { words: words.steps.accepted, icon: 'check' },
  { words: words.steps.serving, icon: 'heart' },
  { words: words.steps.done, icon: 'home' },
];

/** Where a visit stands among the steps; undefined: it left them. */
const stepOf: Record<OrderState, number | undefined> = {
  submitted: 0,
  open: 0,
  offered: 0,
  referred: 0,
  accepted: 1,
  scheduled: 1,
  serving: 2,
  served: 3,
  confirmed: 4,
  disputed: 3,
  settled: 4,
  voided: undefined,
  cancelled: undefined,
  expired: undefined,
  reversed: undefined,
};

export const stepNow = (order: OrderView): number | undefined => stepOf[order.state];

export const helperCalled = (order: OrderView): string => order.helper?.calledZh ?? words.someone;

const endMs = (order: OrderView): number => order.startMs + order.plannedMinutes * 60_000;

/** The one sentence of the page, and a second one below it, for whoever reads: the elder herself, or her family. */
export const visitSentences = (
  order: OrderView,
  meId: PersonId | undefined = readSession()?.personId,
): { readonly head: string; readonly below: string } => {
  const helper = helperCalled(order);
  const when = whenWords(order.startMs, serverNowMs());
  const plan = words.plan(when, order.serviceZh);
  // Undefined: it is the elder who reads.
  const elder = order.elder?.personId === meId ? undefined : order.elder?.calledZh;
  switch (order.state) {
    case 'submitted':
    case 'referred':
      return {
        head: elder === undefined ? words.stationLooks : words.stationLooksFor(elder),
        below: plan,
      };
    case 'open':
    case 'offered':
      return { head: elder === undefined ? words.finding : words.findingFor(elder), below: plan };
    case 'accepted':
    case 'scheduled':
      return {
        head: words.comes(helper, when),
        below: words.what(order.serviceZh, minutesWords(order.plannedMinutes)),
      };
    case 'serving':
      return {
        head: elder === undefined ? words.here(helper) : words.hereFor(helper, elder),
        below: words.until(order.serviceZh, clockWords(endMs(order))),
      };
    case 'served':
      return { head: words.over(helper), below: plan };
    case 'confirmed':
      return { head: confirmedWords(order, meId), below: words.confirmedMore };
    case 'disputed':
      return { head: elder === undefined ? words.disputed : words.disputedFor(elder), below: plan };
    case 'settled':
      return { head: words.settled(minutesWords(order.settledMinutes ?? 0)), below: plan };
    case 'cancelled':
    case 'expired':
    case 'voided':
    case 'reversed': {
      const endedBy = lastActor(order);
      const head = endedWords({ ...order, ...(endedBy !== undefined && { endedBy }) }, meId) ?? plan;
      return { head, below: `${plan}。${backWords(order, meId)}` };
    }
  }
};

const stopped = (sentence: string): string => (/[。.]$/.test(sentence) ? sentence : `${sentence}。`);

/** What 朗读 says of a visit, the codes digit by digit. */
export const spokenVisit = (order: OrderView): string => {
  const { head, below } = visitSentences(order);
  const codes =
    order.codes === undefined || (order.state !== 'accepted' && order.state !== 'serving')
      ? ''
      : words.spokenCodes(
          helperCalled(order),
          order.codes.in.split('').join('，'),
          order.codes.out.split('').join('，'),
        );
  return `${stopped(head)}${stopped(below)}${codes}`;
};
