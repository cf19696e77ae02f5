import type { Store } from '../platform/port';
import type { Answer, Sender } from './call';
import type { Intent, Intents } from './intent';
import { isRecord } from './json';

/** What became of an act that nobody was there to hear about; waits for the next page. */
export type Telling = {
  readonly commandId: string;
  readonly name: string;
  readonly kind: 'done' | 'refused' | 'silent';
  /** Of a refusal, in the server's words. */
  readonly zh: string;
  readonly en: string;
};

const KEY = 'timebank.told';
/** One page can say so many; the newest count. */
const TELLINGS_MAX = 3;

const isTelling = (value: unknown): value is Telling =>
  isRecord(value) && ['commandId', 'name', 'kind', 'zh', 'en'].every((key) => typeof value[key] === 'string');

const tellingOf = ({ commandId, name }: Intent, answer: Answer<unknown>): Telling => {
  if (answer.kind === 'refused') {
    return { commandId, name, kind: 'refused', zh: answer.zh, en: answer.en };
  }
  return { commandId, name, kind: answer.kind === 'done' ? 'done' : 'silent', zh: '', en: '' };
};

/** Sends again what the server was never heard about, and keeps for the next page what nobody has heard (experience.md, E8, W10). */
export const createOutbox = (
  store: Store,
  intents: Intents,
  sender: Pick<Sender, 'resend' | 'isUnderWay'>,
) => {
  const waiting = (): readonly Telling[] => {
    try {
      const parsed: unknown = JSON.parse(store.read(KEY) ?? '[]');
      return Array.isArray(parsed) ? parsed.filter(isTelling) : [];
    } catch {
      return [];
    }
  };
  const write = (tellings: readonly Telling[]) =>
    tellings.length === 0 ? store.remove(KEY) : store.write(KEY, JSON.stringify(tellings));
  const without = (commandId: string) => waiting().filter((one) => one.commandId !== commandId);

  const tell = (intent: Intent, answer: Answer<unknown>): void => {
    // Whoever has to sign in again reads that on the sign-in page; the wish itself is still kept.
    if (answer.kind === 'refused' && answer.code === 'not_signed_in') return;
    write([...without(intent.commandId), tellingOf(intent, answer)].slice(-TELLINGS_MAX));
  };
  return {
    tell,
    /** The page itself says it after all. */
    untell: (intent: Intent): void => write(without(intent.commandId)),
    /** What the next page says; said once. */
    take: (): readonly Telling[] => {
      const told = waiting();
      write([]);
      return told;
    },
    /** Once each and one after the other, as they were wished; resolves when all are over. */
    async resendSilent(): Promise<void> {
      for (const intent of intents.kept()) {
        if (!sender.isUnderWay(intent)) tell(intent, await sender.resend(intent, []));
      }
    },
  };
};
