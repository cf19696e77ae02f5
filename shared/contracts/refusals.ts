import type { Refusal, RefusalCode, RefusalData } from '../domain/refusals';
import { eligibilitySentences, ruleSentences } from './rule-sentences';
import {
  batchStateZh,
  deathStateZh,
  grantStateZh,
  hoursEn,
  hoursZh,
  loanStateZh,
  momentEn,
  momentZh,
  proposedEn,
  proposedZh,
  stateZh,
} from './say';

/** 403 and 404 deny and carry no data; 409: something stands in the way; 422: a rule forbids; 503: ask again. */
type Status = 400 | 401 | 403 | 404 | 409 | 422 | 503;
type Said<C extends RefusalCode> = string | ((data: RefusalData[C]) => string);
type RefusalText<C extends RefusalCode> = {
  readonly status: Status;
  readonly zh: Said<C>;
  readonly en: Said<C>;
};

/** What each refusal is on the wire and in words; a new one does not compile without its sentences. */
export const refusalTexts: { readonly [C in RefusalCode]: RefusalText<C> } = {
  invalid_request: {
    status: 400,
    zh: '有些内容填得不对，请检查后再试。',
    en: 'Some of this is not as it should be; please check and try again.',
  },
  not_signed_in: { status: 401, zh: '请先登录。', en: 'Please sign in first.' },
  not_allowed: { status: 403, zh: '您现在不能这样操作。', en: 'You may not do this.' },
  not_found: { status: 404, zh: '没有找到。', en: 'There is no such thing here.' },
  command_expired: {
    status: 409,
    zh: '这次操作间隔太久了，请再确认一次。',
    en: 'This was asked too long ago; please confirm once more.',
  },
  command_id_reused: {
    status: 409,
    zh: '这次操作和上一次混在一起了，请重新来一次。',
    en: 'This was mixed up with an earlier one; please start again.',
  },
  try_again: {
    status: 503,
    zh: '现在办理的人多，请稍等一下再试。',
    en: 'Many people are at work here; please try again in a moment.',
  },
  consent_missing: {
    status: 403,
    zh: '代别人办理，要先有本人的同意或家人绑定。',
    en: 'To act for somebody, their consent or a family binding is needed.',
  },
  state_forbids: {
    status: 409,
    zh: ({ state }) => `这张工单现在是“${stateZh[state]}”，不能这样操作。`,
    en: ({ state, command }) => `The order is ${state} now, so ${command} is not possible.`,
  },
  batch_state_forbids: {
    status: 409,
    zh: ({ state }) => `这一批现在是“${batchStateZh[state]}”，不能这样操作。`,
    en: ({ state, command }) => `The batch is ${state} now, so ${command} is not possible.`,
  },
  order_already_taken: {
    status: 409,
    zh: '这一单刚刚有人接了，谢谢您的热心。',
    en: 'Somebody has just taken this order; thank you for your offer.',
  },
  order_changed: {
    status: 409,
    zh: ({ startMs }) => `时间改到了 ${momentZh(startMs)}，请看过后再决定。`,
    en: ({ startMs }) => `The visit has moved to ${momentEn(startMs)}; please look at it again.`,
  },
  assignment_over: {
    status: 409,
    zh: '这张工单已经不在您名下了。',
    en: 'This order is no longer assigned to you.',
  },
  deadline_passed: {
    status: 409,
    zh: ({ endsAtMs }) => `${momentZh(endsAtMs)} 以后不能这样操作了，请联系社工站。`,
    en: ({ endsAtMs }) => `This was possible until ${momentEn(endsAtMs)}; please ask the station.`,
  },
  too_early: {
    status: 409,
    zh: ({ fromMs }) => `现在还早，${momentZh(fromMs)} 起可以办理。`,
    en: ({ fromMs }) => `Too early: possible from ${momentEn(fromMs)}.`,
  },
  not_eligible: {
    status: 422,
    zh: ({ rule, rulebookVersion }) => `${eligibilitySentences[rule].zh}。（规则第 ${rulebookVersion} 版）`,
    en: ({ rule, rulebookVersion }) => `${eligibilitySentences[rule].en} (rulebook ${rulebookVersion}).`,
  },
  rule_forbids: {
    status: 422,
    zh: ({ rule, rulebookVersion }) => `${ruleSentences[rule].zh}。（规则第 ${rulebookVersion} 版）`,
    en: ({ rule, rulebookVersion }) => `${ruleSentences[rule].en} (rulebook ${rulebookVersion}).`,
  },
  day_overlaps: {
    status: 409,
    zh: ({ withStartMs }) => `这个时间和您 ${momentZh(withStartMs)} 的服务有重叠。`,
    en: ({ withStartMs }) => `This overlaps with your visit of ${momentEn(withStartMs)}.`,
  },
  day_full: {
    status: 422,
    zh: ({ plannedMinutes, rulebookVersion }) =>
      `这一天加起来有 ${hoursZh(plannedMinutes)}，超过了一天的上限，别太累了。（规则第 ${rulebookVersion} 版）`,
    en: ({ plannedMinutes, rulebookVersion }) =>
      `That day would come to ${hoursEn(plannedMinutes)}, more than a day may hold (rulebook ${rulebookVersion}).`,
  },
  maker_is_checker: {
    status: 403,
    zh: '这件事和您本人或家人有关，或者是您自己提出的，请同事来办理。',
    en: 'You or a relative have a part in this, or you proposed it; please ask a colleague.',
  },
  case_forbids: {
    status: 409,
    zh: ({ state }) => `这次帮扶申请现在是“${grantStateZh[state]}”，不能这样操作。`,
    en: ({ state }) => `The case is ${state} now, so this is not possible.`,
  },
  loan_forbids: {
    status: 409,
    zh: ({ state }) => `这份预支现在是“${loanStateZh[state]}”，不能这样操作。`,
    en: ({ state }) => `The promise is ${state} now, so this is not possible.`,
  },
  proposal_forbids: {
    status: 409,
    zh: ({ proposed }) => `这张工单现在${proposedZh[proposed]}，请刷新后再看。`,
    en: ({ proposed }) => `On this order ${proposedEn[proposed]}; please look at it again.`,
  },
  death_forbids: {
    status: 409,
    zh: ({ state }) => `这条离世登记现在是“${deathStateZh[state]}”，不能这样操作。`,
    en: ({ state }) => `The record of this death is ${state} now, so this is not possible.`,
  },
  code_wrong: {
    status: 422,
    zh: ({ triesLeft }) => `数字不对，请再看一下老人手机上的 4 位数字，还可以试 ${triesLeft} 次。`,
    en: ({ triesLeft }) => `Not the right code; ${triesLeft} more tries.`,
  },
  code_locked: {
    status: 409,
    zh: '数字试错太多次了，请给社工站打电话，由社工帮您办理。',
    en: 'Too many wrong codes; please call the station.',
  },
  not_sealed_yet: {
    status: 409,
    zh: ({ cutMs }) => `这一笔还没有封存，要等到 ${momentZh(cutMs)}。过了这个时间，就能保存凭证了。`,
    en: ({ cutMs }) => `This line is not sealed yet; please ask for its proof after ${momentEn(cutMs)}.`,
  },
  insufficient_minutes: {
    status: 422,
    zh: ({ missingMinutes }) =>
      `时长还差 ${hoursZh(missingMinutes)}。可以请家人用他们的时长，或打电话找社工。`,
    en: ({ missingMinutes }) =>
      `${hoursEn(missingMinutes)} are missing. A relative’s hours may help, or call the station.`,
  },
  account_not_open: {
    status: 409,
    zh: ({ status }) => `这本时间存折${status === 'frozen' ? '暂时停用' : '已经停用'}，请联系社工站。`,
    en: ({ status }) => `This passbook is ${status}; please ask the station.`,
  },
};

const denials: readonly number[] = [401, 403, 404];

export type Rendered = {
  readonly status: Status;
  readonly body: {
    readonly code: RefusalCode;
    readonly zh: string;
    readonly en: string;
    readonly data: object;
  };
};

/** A refusal as it goes over the wire. A denial tells nothing but its code. Pure. */
export const renderRefusal = <C extends RefusalCode>(refusal: Refusal<C>): Rendered => {
  const { code, data }: { readonly code: C; readonly data: RefusalData[C] } = refusal;
  const { status, zh, en }: RefusalText<C> = refusalTexts[code];
  return {
    status,
    body: {
      code,
      zh: typeof zh === 'string' ? zh : zh(data),
      en: typeof en === 'string' ? en : en(data),
      data: denials.includes(status) ? {} : data,
    },
  };
};
