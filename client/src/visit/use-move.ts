import { useCallback, useState } from 'react';
import type { OrderView } from '../../../shared/contracts/views';
import type { Ms } from '../../../shared/domain/units';
import { actingFor } from '../api/acting-for';
import { rescheduleOrder } from '../api/reschedule-order';
import { useUndoableCommand } from '../api/use-command';

/** A visit on its way to another time: the day, the hour, one tap that sends it. */
export function useMove(reload: () => Promise<void>) {
  const [noonMs, pickDay] = useState<Ms>();
  const [startMs, pickStart] = useState<Ms>();
  const heard = useCallback(() => void reload(), [reload]);
  const { state: sending, hold, takeBack, sendNow, sendAgain } = useUndoableCommand(rescheduleOrder, heard);
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
      if (startMs !== undefined) hold({ orderId, seenStartMs, startMs, ...actingFor(elder?.personId) });
    },
    sendAgain,
    takeBack,
    sendNow,
  };
}

export type Move = ReturnType<typeof useMove>;
