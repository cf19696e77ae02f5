import type { Answer } from './call';
import type { Intent } from './intent';

/**
 * Makes a wish once: after a silence the same wish is the same intent, sent again as it was; after an answer it is a new one.
 * Another wish in between forgets the first.
 */
export const untilHeard = <T>(resend: (intent: Intent) => Promise<Answer<T>>) => {
  let silent: { readonly wish: string; readonly intent: Intent } | undefined;
  return {
    async run(wish: string, make: () => Promise<Answer<T>>): Promise<Answer<T>> {
      const answer = await (silent?.wish === wish ? resend(silent.intent) : make());
      const { intent } = answer;
      silent = answer.kind === 'unsent' && intent !== undefined ? { wish, intent } : undefined;
      return answer;
    },
    forget(): void {
      silent = undefined;
    },
  };
};
