import { useCallback, useState } from 'react';
import type { giftOptionsContract } from '../../../shared/contracts/gift-options';
import type { Minutes } from '../../../shared/domain/units';
import type { ResponseOf } from '../api/call';
import { giveMinutes } from '../api/give-minutes';
import { useUndoableCommand } from '../api/use-command';
import { text } from '../text/text';

export type GiftOptions = ResponseOf<typeof giftOptionsContract>;
/** Somebody to whom hours may go, by the name on the page. */
export type Receiver = { readonly key: string; readonly words: string; readonly more?: string };

/** Amounts that a tap chooses; what is not there is asked of the station. */
const OFFERED_MINUTES = [60, 120, 180, 300, 480, 600] as const;
const POOL = 'pool';

/** The pool last: family comes first. Pure. */
export const receiversOf = ({ relatives }: GiftOptions): readonly Receiver[] => [
  ...relatives.map(({ personId, calledZh }) => ({ key: personId, words: calledZh })),
  { key: POOL, words: text.giving.pool, more: text.giving.poolMore },
];

/** What may be given of what is there; the whole of it, where that is less than the least offer. Pure. */
export const amountsOf = ({
  balance: { availableMinutes },
  stepMinutes,
}: GiftOptions): readonly Minutes[] => {
  const within = OFFERED_MINUTES.filter((minutes) => minutes <= availableMinutes);
  const whole = Math.floor(availableMinutes / stepMinutes) * stepMinutes;
  return within.length > 0 || whole === 0 ? within : [whole];
};

/** Hours on their way to somebody: who, how many, one tap that sends them. */
export function useGiving(reload: () => Promise<void>) {
  const [receiver, pickReceiver] = useState<Receiver>();
  const [minutes, pickMinutes] = useState<Minutes>();
  const heard = useCallback(() => void reload(), [reload]);
  const act = useUndoableCommand(giveMinutes, heard);
  return {
    receiver,
    minutes,
    act,
    pickReceiver,
    pickMinutes,
    chooseAnew: () => {
      pickReceiver(undefined);
      pickMinutes(undefined);
    },
    send: ({ relatives }: GiftOptions) => {
      if (receiver === undefined || minutes === undefined) return;
      const relative = relatives.find(({ personId }) => personId === receiver.key);
      const to =
        relative === undefined
          ? ({ kind: POOL } as const)
          : ({ kind: 'relative', personId: relative.personId } as const);
      act.hold({ to, minutes });
    },
  };
}

export type Giving = ReturnType<typeof useGiving>;
