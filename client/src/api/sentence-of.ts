import { inLanguage, text } from '../text/text';
import type { Refused, Unsent } from './call';

/** What a person reads when a command was not done. */
export const sentenceOf = (answer: Refused | Unsent): string => {
  if (answer.kind === 'unsent') return text.states.unsent;
  const sentence = inLanguage(answer);
  return sentence === '' ? text.states.somethingElse : sentence;
};
