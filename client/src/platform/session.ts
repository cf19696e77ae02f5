import { isKeptIntent } from '../api/intent';
import { isRecord } from '../api/json';
import { platform } from './platform';
import type { Session } from './port';

const KEY = 'timebank.session';

const isSession = (value: unknown): value is Session =>
  isRecord(value) &&
  typeof value.token === 'string' &&
  typeof value.personId === 'string' &&
  typeof value.displayName === 'string' &&
  Array.isArray(value.roles);

/** Who is signed in; undefined when nobody is, or when what was kept cannot be read. */
export const readSession = (): Session | undefined => {
  const kept = platform.session.read(KEY);
  if (kept === undefined) return undefined;
  try {
    const parsed: unknown = JSON.parse(kept);
    return isSession(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
};

/** Keeps what sign-in answered. False when it is no session, or the device keeps nothing. */
export const keepSession = (value: unknown): boolean => {
  if (!isSession(value)) return false;
  const kept = JSON.stringify(value);
  platform.session.write(KEY, kept);
  return platform.session.read(KEY) === kept;
};

const forget = (isForgotten: (key: string) => boolean): void => {
  for (const key of platform.session.keys()) {
    if (key.startsWith('timebank.') && isForgotten(key)) platform.session.remove(key);
  }
};

/** Signs out: nothing of the person stays on the device. */
export const endSession = (): void => forget(() => true);

/** The sign-in ran out: what they wished and nobody heard stays, for the same person's next sign-in alone (api/intent.ts). */
export const loseSession = (): void => forget((key) => !isKeptIntent(key));
