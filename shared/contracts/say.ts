import type { BatchState } from '../domain/batch/states';
import { shanghaiClock } from '../domain/calendar/shanghai-clock';
import type { DeathState } from '../domain/death/death';
import type { GrantState } from '../domain/grant/grant-case';
import type { LoanState } from '../domain/loan/loan';
import type { OrderState } from '../domain/order/states';
import type { RefusalData } from '../domain/refusals';
import type { Minutes, Ms } from '../domain/units';

const two = (value: number): string => String(value).padStart(2, '0');

/** 3月5日 09:30, in the city's time. Pure. */
export const momentZh = (atMs: Ms): string => {
  const { month, day, hour, minute } = shanghaiClock(atMs);
  return `${month}月${day}日 ${two(hour)}:${two(minute)}`;
};

/** 2026-03-05 09:30, in the city's time. Pure. */
export const momentEn = (atMs: Ms): string => {
  const { year, month, day, hour, minute } = shanghaiClock(atMs);
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
};

/** 1 小时 30 分钟. Pure. */
export const hoursZh = (minutes: Minutes): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [...(hours > 0 ? [`${hours} 小时`] : []), ...(rest > 0 || hours === 0 ? [`${rest} 分钟`] : [])].join(
    ' ',
  );
};

/** 1 h 30 min. Pure. */
export const hoursEn = (minutes: Minutes): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [...(hours > 0 ? [`${hours} h`] : []), ...(rest > 0 || hours === 0 ? [`${rest} min`] : [])].join(
    ' ',
  );
};

/** What people call a state (orders.md, the table). */
export const stateZh: Readonly<Record<OrderState, string>> = {
  submitted: '待受理',
  open: '待接单',
  offered: '已派单',
  accepted: '已接单',
  serving: '服务中',
  served: '待确认',
  confirmed: '待结单',
  disputed: '争议中',
  referred: '已转介',
  scheduled: '中心已接',
  settled: '已结单',
  voided: '不予入账',
  cancelled: '已取消',
  expired: '没有办成',
  reversed: '已撤销入账',
};

/** What people call the state of a hardship case. */
export const grantStateZh: Readonly<Record<GrantState, string>> = {
  proposed: '待审批',
  approved: '已批准',
  refused: '未批准',
  closed: '已结束',
};

/** What people call the state of a promise between parent and child. */
export const loanStateZh: Readonly<Record<LoanState, string>> = {
  asked: '等子女答应',
  declined: '子女没有答应',
  open: '可以使用',
  ended: '不再新用',
  writtenOff: '由公益池承担',
};

/** What a desk calls the state of a recorded death. */
export const deathStateZh: Readonly<Record<DeathState, string>> = {
  recorded: '已登记',
  withdrawn: '已撤回',
  ended: '已办完',
};

/** What a desk calls a batch's state (ledger.md, Movements). */
export const batchStateZh: Readonly<Record<BatchState, string>> = {
  draft: '待审批',
  approved: '已审批',
  posting: '入账中',
  closed: '已办完',
  stopped: '已停止',
};

type Proposed = RefusalData['proposal_forbids']['proposed'];

/** What stands on an order that has ended, for a second person to decide. */
export const proposedZh: Readonly<Record<Proposed, string>> = {
  nothing: '没有待审批的更正',
  correction: '待审批的是另一个更正',
  reversal: '待审批的是撤销入账',
};
export const proposedEn: Readonly<Record<Proposed, string>> = {
  nothing: 'nothing is proposed',
  correction: 'another correction is proposed',
  reversal: 'a reversal is proposed',
};
