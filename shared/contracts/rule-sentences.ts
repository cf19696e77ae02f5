import type { EligibilityRule, ForbiddingRule, RequestRule } from '../domain/refusals';
import { batchSentences } from './batch-sentences';
import { movementSentences } from './movement-sentences';

type Sentence = { readonly zh: string; readonly en: string };

/** Why a volunteer cannot take a visit; the version of the rulebook is added by the refusal. */
export const eligibilitySentences: Readonly<Record<EligibilityRule, Sentence>> = {
  volunteer_active: {
    zh: '您的志愿者身份现在没有启用，请联系社工站',
    en: 'You are not active as a volunteer now; please ask your station',
  },
  skill: {
    zh: '这项服务要先参加培训，您可以向社工站报名',
    en: 'This service needs training first; your station can enrol you',
  },
  distance: { zh: '这一单离您的社区太远了', en: 'This visit is too far from your community' },
  not_relative: { zh: '为家人服务不通过时间银行记录', en: 'Visits to relatives are not recorded here' },
  not_party: { zh: '这是您自己的工单', en: 'This order is your own' },
  lifting_age: {
    zh: '这项服务要搬扶老人，为了您的身体，请把它留给年轻一些的志愿者',
    en: 'This service means lifting; for your own sake please leave it to a younger volunteer',
  },
  own_address: {
    zh: '在自己家里的服务不通过时间银行记录',
    en: 'Visits at your own address are not recorded here',
  },
  provider_centre: {
    zh: '这项服务由为老服务中心上门，请社工站转介',
    en: 'This service is given by an elder-service centre; the station refers it',
  },
  pair: {
    zh: '这项服务要两个人一起上门，现在还不能两人搭伴接单，请社工站另行安排',
    en: 'This service takes two helpers, who cannot take a visit together yet; the station arranges it',
  },
  adult: {
    zh: '未满 18 周岁的志愿者要有大人搭伴，现在还不能单独接单',
    en: 'Volunteers under 18 serve together with an adult, which is not possible here yet',
  },
};

/** Why a request, a new time or a credit is not possible. */
const requestSentences: Readonly<Record<RequestRule, Sentence>> = {
  elder_active: {
    zh: '这位老人的登记现在没有启用，请打电话找社工',
    en: 'The elder’s registration is not active now; please call the station',
  },
  payer_active: {
    zh: '付时长的人，登记现在没有启用，请打电话找社工',
    en: 'The registration of whoever gives the hours is not active now; please call the station',
  },
  minutes_range: {
    zh: '一次服务的时长超出了规定的范围',
    en: 'The length of the visit is outside of what the rules allow',
  },
  minutes_step: { zh: '时长请按 15 分钟的整数倍填写', en: 'Minutes go in steps of 15' },
  within_one_day: { zh: '一次服务要在同一天内完成', en: 'A visit lies within one day' },
  visiting_hours: {
    zh: '这个时间太早或太晚了，请换一个白天的时间',
    en: 'This is too early or too late in the day; please choose another time',
  },
  ask_ahead: { zh: '现在还约不了这么远的日子', en: 'This day is too far ahead' },
  start_passed: { zh: '这个时间已经过去了，请换一个时间', en: 'This time has passed; please choose another' },
  redeem_age: {
    zh: '还没到可以使用时长的年龄',
    en: 'Hours can be used from a certain age on, which is not reached yet',
  },
  service_unknown: { zh: '没有找到这项服务', en: 'There is no such service' },
  payer_binding: {
    zh: '要用家人的时长，请家人先绑定“代付时长”',
    en: 'Hours of a relative can be used when the binding says so',
  },
  sources_list: {
    zh: '几处时长加起来超过了这次服务，或者同一处选了两次',
    en: 'The sources come to more than the visit, or one is named twice',
  },
  other_month: {
    zh: '这次用的是本月的保障额度，不能改到别的月份',
    en: 'This visit is paid by one month’s entitlement and cannot move to another month',
  },
  credit_at_most_held: {
    zh: '入账的时长不能超过冻结的时长',
    en: 'The credit cannot be more than what is held',
  },
  overrun_at_most: {
    zh: '服务没有多用这么长时间，请改小一些',
    en: 'The visit did not take so much longer',
  },
  visit_at_most: {
    zh: '一次服务不会有这么长，请再核对一下',
    en: 'No visit can have taken so long; please check again',
  },
  correction_same: {
    zh: '这样更正没有变化，记录和时长本来就是这样',
    en: 'This would change nothing: record and credit are so already',
  },
  evidence_needed: {
    zh: '这次服务还缺少旁证，请先打电话向老人核实',
    en: 'Nobody but the volunteer vouches for this visit; please call the elder first',
  },
};

/** Every rule that a refusal can name. */
export const ruleSentences: Readonly<Record<ForbiddingRule, Sentence>> = {
  ...requestSentences,
  ...movementSentences,
  ...batchSentences,
};
