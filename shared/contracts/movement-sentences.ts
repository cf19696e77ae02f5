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
    mandate_binding: {
      zh: '要长期代付，请先和这位老人绑定，并选上“代付时长”',
      en: 'A standing mandate needs a binding with this elder that includes paying',
    },
    mandate_until: {
      zh: '代付的期限要在今天以后，也不能超过绑定的期限',
      en: 'A mandate ends after today, and no later than the binding',
    },
    mandate_none: {
      zh: '家人没有约好代付，或者已经停了',
      en: 'There is no standing mandate, or it has ended',
    },
    mandate_cap: {
      zh: '家人约好的代付，这个月不够用了',
      en: 'The mandate does not reach so far in that month',
    },
    loan_at_most: {
      zh: '预支的时长超过了上限',
      en: 'This is more than a parent may draw in advance',
    },
    loan_guarantor: {
      zh: '预支要由已经绑定的儿子或女儿答应归还',
      en: 'A bound son or daughter promises to give the hours back',
    },
    guarantor_active: {
      zh: '这位子女的登记现在没有启用，请联系社工站',
      en: 'The registration of this child is not active now; please ask the station',
    },
    loan_standing: {
      zh: '已经有一份预支还没有结束，一位老人一次只能有一份',
      en: 'There is a promise that still stands; a parent has one at a time',
    },
    loan_none: {
      zh: '还没有子女答应预支，可以先请子女答应',
      en: 'No child has promised hours in advance yet',
    },
    loan_ended: {
      zh: '这份预支已经停了，约好的服务照常，新的先用别的时长吧',
      en: 'This promise has ended; visits already arranged stand, a new one needs other hours',
    },
    loan_due: {
      zh: '这份预支到了归还的日子，先不能再用了',
      en: 'This promise is due to be given back, so no more can be drawn',
    },
    loan_held: {
      zh: '还有约好的服务要用预支的时长，等服务办完再办理',
      en: 'A visit still counts on hours in advance; please wait until it is over',
    },
    loan_cleared: {
      zh: '预支的时长都已经归还了',
      en: 'All hours in advance have been given back',
    },
    repay_at_most: {
      zh: '归还的时长比预支的还多，请改小一些',
      en: 'This is more than is to be given back',
    },
    loan_given_back: {
      zh: '这次服务用的预支时长已经归还了，请先和家人商量时长退给谁',
      en: 'The hours in advance behind this visit have been given back; first agree with the family who gets them',
    },
    loan_not_more: {
      zh: '这次服务用的是预支时长，更正时不能再多预支，请和家人商量用别的时长',
      en: 'This visit was paid with hours in advance; no more can be taken in advance now, please agree on other hours',
    },
    death_receiver: {
      zh: '按本人书面意愿，可以转给已经绑定的家人；由家人商定的，转给配偶或子女；都没有，就转入公益池',
      en: 'By a written wish hours go to a bound relative, as the family agreed to spouse or child, else to the pool',
    },
    receiver_seen: {
      zh: '登记的转交对象刚刚改过，请再看一次',
      en: 'Another receiver has been proposed meanwhile; please look again',
    },
    death_held: {
      zh: '还有约好的服务没有办完，请先取消还没开始的，办完其余的',
      en: 'Visits are still arranged from these hours; please cancel or finish them first',
    },
    death_visits: {
      zh: '这位志愿者做过的服务还有没结单的，请先结单',
      en: 'Visits that this volunteer gave are not settled yet; please settle them first',
    },
  };
