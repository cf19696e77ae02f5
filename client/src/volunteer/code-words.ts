import type { Refused, Unsent } from '../api/call';
import { sentenceOf } from '../api/sentence-of';
import { text } from '../text/text';

const { code: words, task } = text.volunteer;

/** What a volunteer may do after digits that were not taken: type them again, send them again, or go back to the task. */
export type NotTaken = {
  readonly next: 'type' | 'resend' | 'task';
  readonly sentence: string;
};

const isOnTheWay = (state: unknown): boolean => state === 'accepted' || state === 'serving';

/** What is read when the digits were not taken, in the volunteer's words. A visit that went on meanwhile says how far it is. */
export const notTaken = (answer: Refused | Unsent, step: 'in' | 'out'): NotTaken => {
  if (answer.kind === 'unsent') {
    return { next: 'resend', sentence: step === 'in' ? words.silentIn : words.silentOut };
  }
  if (answer.code === 'assignment_over') return { next: 'task', sentence: task.over };
  if (answer.code !== 'state_forbids') return { next: 'type', sentence: sentenceOf(answer) };
  const { state } = answer.data;
  if (step === 'in' && state === 'serving') return { next: 'task', sentence: words.alreadyIn };
  if (isOnTheWay(state)) return { next: 'task', sentence: sentenceOf(answer) };
  const isServed = state === 'served' || state === 'confirmed' || state === 'settled';
  return { next: 'task', sentence: isServed ? words.alreadyOut : task.over };
};
