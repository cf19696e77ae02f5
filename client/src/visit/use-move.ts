import { useCallback, useState } from 'react';
import type { OrderView } from '../../../shared/contracts/views';
import type { Ms } from '../../../shared/domain/units';
import { actingFor } from '../api/acting-for';
import { rescheduleOrder } from '../api/reschedule-order';
import { useUndoableCommand } from '../api/use-command';

type Body = Parameters<typeof rescheduleOrder>[0];

/** A visit on its way to another time: the day, the hour, one tap that sends it. */
export function useMove(reload: () => Promise<void>) {
  const [noonMs, pickDay] = useState<Ms>();
  const [startMs, pickStart] = useState<Ms>();
  const [body, setBody] = useState<Body>();
  const heard = useCallback(() => void reload(), [reload]);
  const { state: sending, hold, takeBack, sendNow } = useUndoableCommand(rescheduleOrder, heard);
  const holdIt = (asked: Body) => {
    setBody(asked);
    hold(asked);
  };
  return {
    noonMs,
    startMs,
    sending,
    pickDay,
    pickStart,
    chooseAnew: () => {
      takeBack();
      pickDay(undefined);
      pickStart(undefined);
    },
    send: ({ orderId, startMs: seenStartMs, elder }: OrderView) => {
      if (startMs !== undefined) holdIt({ orderId, seenStartMs, startMs, ...actingFor(elder?.personId) });
    },
    /** The very same command once more, after a network that said nothing. */
    sendAgain: () => {
      if (body !== undefined) holdIt(body);
    },
    takeBack,
    sendNow,
  };
}

export type Move = ReturnType<typeof useMove>;
