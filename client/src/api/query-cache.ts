import { platform } from '../platform/platform';
import { readSession } from '../platform/session';

const PREFIX = 'timebank.cache.';
/** A phone's storage is small, and what is older than these was seen long ago. */
const ENTRIES_MAX = 24;

const keyOf = (name: string, request: object) =>
  `${PREFIX}${readSession()?.personId ?? 'nobody'}.${name}.${JSON.stringify(request)}`;

/** The last good answer to the same question by the same person; goes with sign-out. */
export const readCached = (name: string, request: object): unknown => {
  const kept = platform.session.read(keyOf(name, request));
  return kept === undefined ? undefined : JSON.parse(kept);
};

/** May be seen only while a right to it stands, and nobody tells the phone when that ends: never kept. */
const notKept: ReadonlySet<string> = new Set(['elderPhone', 'helperPhone', 'addressZh', 'codes']);

export const keepCached = (name: string, request: object, answer: unknown): void => {
  const key = keyOf(name, request);
  const kept = platform.session.keys().filter((one) => one.startsWith(PREFIX) && one !== key);
  for (const one of kept.slice(0, Math.max(0, kept.length - ENTRIES_MAX + 1))) platform.session.remove(one);
  platform.session.write(
    key,
    JSON.stringify(answer, (field, value: unknown) => (notKept.has(field) ? undefined : value)),
  );
};

/** The server no longer shows it to this person: neither do we. */
export const forgetCached = (name: string, request: object): void =>
  platform.session.remove(keyOf(name, request));
