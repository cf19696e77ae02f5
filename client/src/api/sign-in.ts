import { platform } from '../platform/platform';
import { keepSession } from '../platform/session';
import { isRecord } from './json';

/**
 * Signs in. The browser leaves for a page that comes back with a session; the mini-program gives WeChat's single-use code to
 * the server, which alone exchanges it (experience.md, W1). False: it did not work. Bodies: `{code}` → `{session}`.
 */
export const signIn = async (): Promise<boolean> => {
  const way = platform.signIn;
  if (way.kind === 'page') {
    way.open();
    return true;
  }
  try {
    const answer = await platform.request({
      method: 'POST',
      url: BUILD_API_BASE + BUILD_SIGN_IN_PATH,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: await way.code() }),
    });
    return isRecord(answer.body) && keepSession(answer.body.session);
  } catch {
    // No code from WeChat or no answer from the server: the person hears one sentence for both.
    return false;
  }
};
