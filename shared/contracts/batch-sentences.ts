import type { BatchRule } from '../domain/refusals';

/** Why a batch cannot be drafted or approved; the version of the rulebook is added by the refusal. */
export const batchSentences: Readonly<Record<BatchRule, { readonly zh: string; readonly en: string }>> = {
  batch_size: {
    zh: '一批至少 1 行、最多 2000 行，请分几批录入',
    en: 'A batch has 1 to 2,000 lines; please enter the rest as another batch',
  },
  line_minutes: {
    zh: '每一行的时长要是整分钟，而且大于零',
    en: 'Each line has whole minutes above zero',
  },
  person_twice: {
    zh: '同一个人在这一批里出现了两次，请合成一行',
    en: 'Somebody stands in this batch twice; please make one line of it',
  },
  person_of_station: {
    zh: '有人不属于您的社工站，请核对名单',
    en: 'Somebody does not belong to your station; please check the list',
  },
  own_hours: {
    zh: '这一批里有您本人或家人的时长，请同事来办理',
    en: 'Hours of your own or of a relative are among these; please ask a colleague',
  },
  other_person: {
    zh: '录入的人不能自己审批，请另一位负责人审批',
    en: 'Whoever entered a batch cannot approve it; another person does',
  },
  allowance_month: {
    zh: '保障时长只能发放本月、下月和再下个月的',
    en: 'An allowance can be handed out for this month and the two after it',
  },
  allowance_entitled: {
    zh: '名单里有人这个月不在保障范围内，请核对',
    en: 'Somebody on the list is not entitled that month; please check it',
  },
  allowance_at_most: {
    zh: '每位老人一个月的保障时长有上限，请核对',
    en: 'An allowance cannot be more than the rulebook gives a month; please check the list',
  },
  return_month: {
    zh: '只能收回已经过去的月份没有用完的保障时长',
    en: 'What is left can be collected of months that have passed',
  },
};
