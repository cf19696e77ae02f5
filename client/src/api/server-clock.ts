import { platform } from '../platform/platform';
import { isRecord } from './json';

const KEY = 'timebank.offset';

/** How far the server is ahead of this device; a phone's own clock may be days off. */
const offsetMs = (): number => Number(platform.session.read(KEY) ?? 0);

/** The server's present instant, as far as the last answer tells. */
export const serverNowMs = (): number => platform.nowMs() + offsetMs();

/** Every answer carries `serverNowMs`; whatever has none leaves the clock alone. */
export const noteServerNow = (answer: unknown): void => {
  if (!isRecord(answer) || typeof answer.serverNowMs !== 'number') return;
  platform.session.write(KEY, String(Math.round(answer.serverNowMs - platform.nowMs())));
};
