import type { MovementRule } from '../domain/refusals';

/** Why hours cannot move, be promised or be lent; the version of the rulebook is added by the refusal. */
export const movementSentences: Readonly<Record<MovementRule, { readonly zh: string; readonly en: string }>> =
  {
    giver_active: {
      zh: '您的登记现在没有启用，请联系社工站',
      en: 'You are not active here now; please ask your station',
    },
    receiver_active: {
      zh: '对方的登记现在没有启用，请联系社工站',
      en: 'The receiver is not active here now; please ask the station',
    },
    gift_to_relative: {
      zh: '时长只能转给已经绑定的家人，或者捐给公益池',
      en: 'Hours go to a bound relative, or to the pool',
    },
  };
