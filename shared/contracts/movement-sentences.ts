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
    grant_at_most: {
      zh: '一次帮扶申请的时长超过了上限',
      en: 'This is more than one case may be granted',
    },
    grant_held: {
      zh: '还有已经约好的服务要用这笔帮扶时长，等服务办完再结束',
      en: 'A visit still counts on these hours; close the case when it is over',
    },
  };
