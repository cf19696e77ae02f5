import type { ProposalReason, Whose } from '../domain/funding/propose-sources';
import { hoursEn, hoursZh } from './say';

const whoseSaid: Readonly<Record<Whose, { readonly zh: string; readonly en: string }>> = {
  allowance: { zh: '本月保障额度', en: 'this month’s allowance' },
  mine: { zh: '您的', en: 'your own hours' },
  elders: { zh: '老人自己的', en: 'the elder’s own hours' },
  relatives: { zh: '家人的', en: 'a relative’s hours' },
  grant: { zh: '帮扶时长', en: 'the grant' },
  loan: { zh: '预支的', en: 'the loan' },
};

/** 先用本月保障额度 40 分钟，再用您的 20 分钟。 A proposal’s reason in one sentence. Pure. */
export const fundingSentence = ({
  parts,
  missingMinutes,
}: ProposalReason): { readonly zh: string; readonly en: string } => {
  if (parts.length === 0)
    return {
      zh: '现在没有可以用的时长，请打电话找社工。',
      en: 'There are no hours to use now; please call the station.',
    };
  const zh = parts.map(({ whose, minutes }) => `${whoseSaid[whose].zh} ${hoursZh(minutes)}`);
  const en = parts.map(({ whose, minutes }) => `${hoursEn(minutes)} of ${whoseSaid[whose].en}`);
  const several = parts.length > 1;
  const short = missingMinutes > 0;
  return {
    zh: `${several ? '先' : ''}用${zh.join('，再用')}${short ? `，还差 ${hoursZh(missingMinutes)}` : ''}。`,
    en: `${several ? 'First ' : ''}${en.join(', then ')}${short ? `; ${hoursEn(missingMinutes)} are missing` : ''}.`,
  };
};
