import { useCallback, useState } from 'react';
import type { homeContract } from '../../../shared/contracts/home';
import type { ServiceList } from '../../../shared/domain/catalogue/service';
import type { PersonId } from '../../../shared/domain/ids';
import { HOUR_MS, type Minutes, type Ms } from '../../../shared/domain/units';
import { actingFor } from '../api/acting-for';
import type { Answer, ResponseOf } from '../api/call';
import { requestOrder } from '../api/request-order';
import { sentenceOf } from '../api/sentence-of';
import { serverNowMs } from '../api/server-clock';
import { useUndoableCommand } from '../api/use-command';
import { text } from '../text/text';
import { clockWords, dayWords, minutesWords, whenWords } from '../text/time-words';
import { useShownMs } from '../ui/use-shown-ms';
import { servicesUnder } from './service-choice';
import { proposedStarts, urgentStart } from './visit-times';

type Home = ResponseOf<typeof homeContract>;
type Service = Home['services'][number];

export type Proposal = {
  readonly service: Service;
  readonly startMs: Ms;
  readonly when: string;
  readonly sentence: string;
  readonly costWords: string;
  readonly shortWords: string;
  readonly isShort: boolean;
  /** The station looks first: the service needs it, or the time is near. */
  readonly stationFirst: boolean;
};

/** Nearer than this, the station looks first (product.md, Rulebook: published at once). */
const AT_ONCE_FROM_MS = 2 * HOUR_MS;

const words = text.elderRequest;

/** For whom the help is, and whose hours pay; the elder herself without it. */
export type ForWhom = {
  readonly elderId: PersonId;
  readonly payerId: PersonId;
  readonly availableMinutes: Minutes;
  readonly cost: (duration: string, left: string) => string;
  readonly short: (missing: string) => string;
};

const myself = (home: Home): ForWhom => ({
  elderId: home.me.personId,
  payerId: home.me.personId,
  availableMinutes: home.balance.availableMinutes,
  cost: words.cost,
  short: words.short,
});

const proposalOf = (whom: ForWhom, service: Service, startMs: Ms, nowMs: Ms): Proposal => {
  const when = whenWords(startMs, nowMs);
  const leftMinutes = whom.availableMinutes - service.usualMinutes;
  return {
    service,
    startMs,
    when,
    sentence: words.sentence(when, service.zh),
    costWords: whom.cost(minutesWords(service.usualMinutes), minutesWords(Math.max(0, leftMinutes))),
    shortWords: whom.short(minutesWords(Math.max(0, -leftMinutes))),
    isShort: leftMinutes < 0,
    stationFirst: !service.publishedAtOnce || startMs - nowMs < AT_ONCE_FROM_MS,
  };
};

/** An elder's wish while it takes shape: what, when, what it costs, and its sending. */
export function useRequest(home: Home | undefined, list: ServiceList, chosen?: ForWhom) {
  const [code, chooseService] = useState<string>();
  const [picked, pick] = useState<Ms>();
  const [sheetOpen, setSheetOpen] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  const heard = useCallback((answer: Answer<unknown>) => {
    setRefusal(answer.kind === 'done' ? undefined : sentenceOf(answer));
  }, []);
  const { state: sending, hold, takeBack, sendNow, sendAgain } = useUndoableCommand(requestOrder, heard);

  const isIdle = sending.phase === 'idle';
  const nowMs = useShownMs(!isIdle);
  // A time that has passed while the page lay aside is not kept, but what was sent stays as it was.
  const pickedMs = picked !== undefined && isIdle && picked <= nowMs ? undefined : picked;
  const whom = home === undefined ? undefined : (chosen ?? myself(home));
  const services = home === undefined ? [] : servicesUnder(home.services, list);
  const service = services.find((one) => one.code === code) ?? services[0];
  const soonMs =
    list === 'urgent' && service !== undefined ? urgentStart(nowMs, service.usualMinutes) : undefined;
  const proposed = [...(soonMs === undefined ? [] : [soonMs]), ...proposedStarts(nowMs)];
  const startMs = pickedMs ?? proposed[0];
  const shown = pickedMs === undefined || proposed.includes(pickedMs) ? proposed : [pickedMs, ...proposed];

  return {
    services,
    chooseService,
    proposal:
      whom === undefined || service === undefined || startMs === undefined
        ? undefined
        : // What came of it is said from the instant at which it is read.
          proposalOf(whom, service, startMs, isIdle ? nowMs : serverNowMs()),
    times: {
      options: shown.map((ms) => ({ key: String(ms), words: dayWords(ms, nowMs), more: clockWords(ms) })),
      chosen: startMs === undefined ? undefined : String(startMs),
      chooseKey: (key: string) => pick(Number(key)),
      sheetOpen,
      open: () => setSheetOpen(true),
      close: () => setSheetOpen(false),
      choose: (ms: Ms) => {
        pick(ms);
        setSheetOpen(false);
      },
    },
    visitPage: chosen === undefined ? '/pages/elder/visit' : '/pages/family/visit',
    refusal,
    sending,
    takeBack,
    sendNow,
    sendAgain,
    send: () => {
      if (whom === undefined || service === undefined || startMs === undefined) return;
      setRefusal(undefined);
      hold({
        elderId: whom.elderId,
        payerId: whom.payerId,
        ...actingFor(whom.elderId),
        serviceCode: service.code,
        startMs,
        plannedMinutes: service.usualMinutes,
      });
    },
  };
}

export type Wish = ReturnType<typeof useRequest>;
