import { inLanguage, text } from '../text/text';
import type { Refused, Unsent } from './call';

/** A figure and its unit stay on one line. */
const together = (sentence: string): string => sentence.replaceAll(/(\d) (?=[\u4e00-\u9fff])/g, '$1\u00a0');

/** What a person reads when a command was not done. */
export const sentenceOf = (answer: Refused | Unsent): string => {
  if (answer.kind === 'unsent') return text.states.unsent;
  const sentence = inLanguage(answer);
  return sentence === '' ? text.states.somethingElse : together(sentence);
};
