import type { Contract } from '../../../shared/contracts/contract';
import type { Audience } from '../../../shared/domain/authority/audience';
import { newId } from '../../../shared/domain/ids';
import { HOUR_MS, type Ms } from '../../../shared/domain/units';
import type { Store } from '../platform/port';
import { isRecord } from './json';

/** One wish of one person, made once: every send of it carries the same id, instant and body (ledger.md, Commands and ids). */
export type Intent = {
  readonly commandId: string;
  readonly issuedAtMs: Ms;
  /** Whose it is: nobody else's sign-in may send it. */
  readonly personId: string;
  readonly audience: Audience;
  readonly name: string;
  readonly body: object;
};

/**
 * What the phone sends again by itself: what somebody was told is being done. A grab or an act of the desk is not among them:
 * whoever closed such a sheet may have changed their mind, and the page shows how the order stands.
 */
const sentByItself: ReadonlySet<string> = new Set([
  'request-order',
  'cancel-order',
  'confirm-order',
  'deny-order',
  'reschedule-order',
  'drop-order',
  'check-in',
  'check-out',
]);

const RANDOM_BYTES = 10;
const PREFIX = 'timebank.intent.';
/** The server takes nothing that is older (check-in and check-out; all else far less), and an elder's digits must not lie longer. */
const KEPT_MAX_MS = 24 * HOUR_MS;

export type IntentPorts = {
  readonly store: Store;
  readonly serverNowMs: () => Ms;
  readonly personId: () => string;
  readonly randomBytes: (count: number) => Promise<Uint8Array>;
};

const intentIn = (kept: string | undefined): Intent | undefined => {
  if (kept === undefined) return undefined;
  try {
    const parsed: unknown = JSON.parse(kept);
    const isIntent =
      isRecord(parsed) &&
      ['commandId', 'personId', 'audience', 'name'].every((key) => typeof parsed[key] === 'string') &&
      typeof parsed.issuedAtMs === 'number' &&
      isRecord(parsed.body);
    // Each field was looked at above.
    return isIntent ? (parsed as Intent) : undefined;
  } catch {
    return undefined;
  }
};

const orderIdOf = ({ body }: Intent): unknown => (isRecord(body) ? body.orderId : undefined);

/** Intents, and those of them that are kept on the phone until the server was heard. */
export const createIntents = ({ store, serverNowMs, personId, randomBytes }: IntentPorts) => {
  const drop = (commandId: string): void => store.remove(PREFIX + commandId);
  return {
    async make<C extends Contract>(audience: Audience, name: C['name'], body: object): Promise<Intent> {
      const issuedAtMs = serverNowMs();
      const commandId = newId('command', issuedAtMs, await randomBytes(RANDOM_BYTES));
      return { commandId, issuedAtMs, personId: personId(), audience, name, body };
    },
    /** Before the first send, so that a lost reply or a killed page meets the same command again. */
    keep(intent: Intent): void {
      if (intent.audience === 'person' && sentByItself.has(intent.name))
        store.write(PREFIX + intent.commandId, JSON.stringify(intent));
    },
    drop,
    /** An order that moved on leaves no older wish about it behind. */
    dropOthersOn(done: Intent): void {
      const orderId = orderIdOf(done);
      if (orderId === undefined) return;
      for (const key of store.keys().filter((one) => one.startsWith(PREFIX))) {
        const kept = intentIn(store.read(key));
        if (kept !== undefined && orderIdOf(kept) === orderId) store.remove(key);
      }
    },
    /** What this person's phone still keeps, oldest first; another's, the old and the unreadable are forgotten. */
    kept(): readonly Intent[] {
      const found: Intent[] = [];
      for (const key of store.keys().filter((one) => one.startsWith(PREFIX))) {
        const intent = intentIn(store.read(key));
        const isOurs = intent?.personId === personId() && intent.issuedAtMs > serverNowMs() - KEPT_MAX_MS;
        if (intent !== undefined && isOurs) found.push(intent);
        else store.remove(key);
      }
      return found.sort((a, b) => a.issuedAtMs - b.issuedAtMs);
    },
  };
};

export type Intents = ReturnType<typeof createIntents>;

/** Of what sign-out and an ended session leave behind: an ended session keeps what was not heard. */
export const isKeptIntent = (key: string): boolean => key.startsWith(PREFIX);
