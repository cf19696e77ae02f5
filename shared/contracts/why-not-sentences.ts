import type { WhyNot } from '../domain/entitlement/proposal';

/** Why somebody stands in a proposal without minutes. */
export const whyNotSentences: Readonly<Record<WhyNot, { readonly zh: string; readonly en: string }>> = {
  not_registered: { zh: '没有在保障名册上', en: 'Stands on no register' },
  not_active: { zh: '登记现在没有启用', en: 'The registration is not active now' },
  too_young: { zh: '这个月还没满 60 周岁', en: 'Has not reached the age that month' },
  has_it: { zh: '这个月的已经发放了', en: 'Has that month’s already' },
  not_open: { zh: '这本时间存折现在停用', en: 'The account is not open now' },
  nothing_left: { zh: '这个月没有剩下的时长', en: 'Nothing of that month is left' },
  not_over: { zh: '没有超过上限', en: 'Has no more than one person may keep' },
  all_held: { zh: '超过的部分都已为服务预留', en: 'All that is above is held for visits' },
};
