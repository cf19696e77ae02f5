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

/** Keeps what sign-in answered. False when it is no session. */
export const keepSession = (value: unknown): boolean => {
  if (!isSession(value)) return false;
  platform.session.write(KEY, JSON.stringify(value));
  return true;
};

/** Signs out: nothing of the person stays on the device. */
export const endSession = (): void => {
  for (const key of platform.session.keys()) {
    if (key.startsWith('timebank.')) platform.session.remove(key);
  }
};
