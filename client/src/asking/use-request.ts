import { useCallback, useState } from 'react';
import type { homeContract } from '../../../shared/contracts/home';
import type { ServiceList } from '../../../shared/domain/catalogue/service';
import { HOUR_MS, type Ms } from '../../../shared/domain/units';
import type { Answer, ResponseOf } from '../api/call';
import { requestOrder } from '../api/request-order';
import { sentenceOf } from '../api/sentence-of';
import { serverNowMs } from '../api/server-clock';
import { useUndoableCommand } from '../api/use-command';
import { text } from '../text/text';
import { clockWords, dayWords, minutesWords, whenWords } from '../text/time-words';
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

const proposalOf = (home: Home, service: Service, startMs: Ms, nowMs: Ms): Proposal => {
  const when = whenWords(startMs, nowMs);
  const leftMinutes = home.balance.availableMinutes - service.usualMinutes;
  return {
    service,
    startMs,
    when,
    sentence: words.sentence(when, service.zh),
    costWords: words.cost(minutesWords(service.usualMinutes), minutesWords(Math.max(0, leftMinutes))),
    shortWords: words.short(minutesWords(Math.max(0, -leftMinutes))),
    isShort: leftMinutes < 0,
    stationFirst: !service.publishedAtOnce || startMs - nowMs < AT_ONCE_FROM_MS,
  };
};

/** An elder's wish while it takes shape: what, when, what it costs, and its sending. */
export function useRequest(home: Home | undefined, list: ServiceList) {
  // The page was opened at one instant: what it proposes must not move under the finger (E6).
  const [nowMs] = useState(serverNowMs);
  const [code, chooseService] = useState<string>();
  const [pickedMs, pick] = useState<Ms>();
  const [sheetOpen, setSheetOpen] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  const services = home === undefined ? [] : servicesUnder(home.services, list);
  const service = services.find((one) => one.code === code) ?? services[0];
  const soonMs =
    list === 'urgent' && service !== undefined ? urgentStart(nowMs, service.usualMinutes) : undefined;
  const proposed = [...(soonMs === undefined ? [] : [soonMs]), ...proposedStarts(nowMs)];
  const startMs = pickedMs ?? proposed[0];
  const shown = pickedMs === undefined || proposed.includes(pickedMs) ? proposed : [pickedMs, ...proposed];

  const heard = useCallback((answer: Answer<unknown>) => {
    setRefusal(answer.kind === 'done' ? undefined : sentenceOf(answer));
  }, []);
  const { state: sending, hold, takeBack } = useUndoableCommand(requestOrder, heard);

  return {
    services,
    chooseService,
    proposal:
      home === undefined || service === undefined || startMs === undefined
        ? undefined
        : proposalOf(home, service, startMs, nowMs),
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
    refusal,
    sending,
    takeBack,
    send: () => {
      if (home === undefined || service === undefined || startMs === undefined) return;
      setRefusal(undefined);
      hold({
        elderId: home.me.personId,
        payerId: home.me.personId,
        serviceCode: service.code,
        startMs,
        plannedMinutes: service.usualMinutes,
      });
    },
  };
}

export type Wish = ReturnType<typeof useRequest>;
