import { MINUTE_MS } from '../../../shared/domain/units';
import { platform } from '../platform/platform';
import { isRecord } from './json';

const KEY = 'timebank.offset';
const listeners = new Set<() => void>();

/** How far the server is ahead of this device; a phone's own clock may be days off. */
const offsetMs = (): number => Number(platform.session.read(KEY) ?? 0);

/** The server's present instant, as far as the last answer tells. */
export const serverNowMs = (): number => platform.nowMs() + offsetMs();

/** Every answer carries `serverNowMs`; whatever has none leaves the clock alone. */
export const noteServerNow = (answer: unknown): void => {
  if (!isRecord(answer) || typeof answer.serverNowMs !== 'number') return;
  const beforeMs = offsetMs();
  const nowMs = Math.round(answer.serverNowMs - platform.nowMs());
  platform.session.write(KEY, String(nowMs));
  if (Math.abs(nowMs - beforeMs) >= MINUTE_MS) for (const tell of listeners) tell();
};

/** Tells when what was taken for now was wrong by a minute or more: at the first answer, or when somebody has set the device's clock. */
export const whenClockSet = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
