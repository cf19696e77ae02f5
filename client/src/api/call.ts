import type { Contract } from '../../../shared/contracts/contract';
import type { Audience } from '../../../shared/domain/authority/audience';
import { newId } from '../../../shared/domain/ids';
import type { HttpAnswer, Platform, Session } from '../platform/port';
import { isRecord } from './json';

/** What the server refused, with a sentence for a person. */
export type Refused = {
  readonly kind: 'refused';
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly data: Readonly<Record<string, unknown>>;
};
/** Nobody knows whether it arrived: the network was silent. The same command may be sent again. */
export type Unsent = { readonly kind: 'unsent' };
export type Answer<T> = { readonly kind: 'done'; readonly value: T } | Refused | Unsent;

/** What a page gives; id and instant are made here. */
export type BodyOf<C extends Contract> = Omit<RequestOf<C>, 'commandId' | 'issuedAtMs'>;
export type RequestOf<C extends Contract> = C['request']['_output'];
export type ResponseOf<C extends Contract> = C['response']['_output'];

export type CallPorts = {
  readonly platform: Pick<Platform, 'session' | 'request' | 'randomBytes' | 'sleep'>;
  readonly session: () => Session | undefined;
  readonly serverNowMs: () => number;
  readonly noteServerNow: (answer: unknown) => void;
  readonly base: string;
};

/** Kept before the first send, so that a lost reply or a killed page meets the same command again (ledger.md, Commands and ids). */
type Pending = { readonly commandId: string; readonly issuedAtMs: number };

/** Pauses before each resend. */
const RESEND_AFTER_MS = [700, 2_000] as const;

const pendingKey = (name: string, body: unknown) => `timebank.pending.${name}.${JSON.stringify(body)}`;

const readPending = (kept: string | undefined): Pending | undefined => {
  if (kept === undefined) return undefined;
  const parsed: unknown = JSON.parse(kept);
  if (!isRecord(parsed)) return undefined;
  const { commandId, issuedAtMs } = parsed;
  return typeof commandId === 'string' && typeof issuedAtMs === 'number'
    ? { commandId, issuedAtMs }
    : undefined;
};

const sentence = (value: unknown): string => (typeof value === 'string' ? value : '');

const refusedOf = (body: Readonly<Record<string, unknown>>): Refused => ({
  kind: 'refused',
  code: sentence(body.code),
  zh: sentence(body.zh),
  en: sentence(body.en),
  data: isRecord(body.data) ? body.data : {},
});

const headersOf = (session: Session | undefined): Record<string, string> =>
  session === undefined ? {} : { authorization: `Bearer ${session.token}` };

/** An outage has no sentence of ours: it counts as silence. */
const read = <T>(ports: CallPorts, { status, body }: HttpAnswer): Answer<T> => {
  ports.noteServerNow(body);
  if (!isRecord(body)) return { kind: 'unsent' };
  // The server checked its own answer against the same contract; checking again would break old phones on each new field.
  if (status < 300 && body.ok === true) return { kind: 'done', value: body as T };
  return typeof body.code === 'string' ? refusedOf(body) : { kind: 'unsent' };
};

const attempt = async <T>(ports: CallPorts, send: () => Promise<HttpAnswer>): Promise<Answer<T>> => {
  try {
    return read<T>(ports, await send());
  } catch {
    // Both platforms throw for one reason alone: no answer came.
    return { kind: 'unsent' };
  }
};

/**
 * Sends a command. The same body meets its pending id until an answer was heard: a second tap after a lost reply is a resend,
 * not a second request. A refusal, `command_expired` too, drops the id: whoever asks again asks anew.
 */
export const sendCommand =
  (ports: CallPorts) =>
  async <C extends Contract & { kind: 'command' }>(
    audience: Audience,
    name: C['name'],
    body: BodyOf<C>,
  ): Promise<Answer<ResponseOf<C>>> => {
    const key = pendingKey(name, body);
    const { platform } = ports;
    const pending = readPending(platform.session.read(key)) ?? {
      commandId: newId('command', ports.serverNowMs(), await platform.randomBytes(10)),
      issuedAtMs: ports.serverNowMs(),
    };
    platform.session.write(key, JSON.stringify(pending));
    const send = () =>
      platform.request({
        method: 'POST',
        url: `${ports.base}/v1/${audience}/${name}`,
        headers: { 'content-type': 'application/json', ...headersOf(ports.session()) },
        body: JSON.stringify({ ...body, ...pending }),
      });
    let answer = await attempt<ResponseOf<C>>(ports, send);
    for (const pauseMs of RESEND_AFTER_MS) {
      if (answer.kind !== 'unsent') break;
      await platform.sleep(pauseMs);
      answer = await attempt<ResponseOf<C>>(ports, send);
    }
    if (answer.kind !== 'unsent') platform.session.remove(key);
    return answer;
  };

const queryText = (request: object): string =>
  Object.entries(request)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&');

/** Asks a question. Not resent by itself: the page shows what is cached and a button. */
export const askQuery =
  (ports: CallPorts) =>
  async <C extends Contract & { kind: 'query' }>(
    audience: Audience,
    name: C['name'],
    request: RequestOf<C> & object,
  ): Promise<Answer<ResponseOf<C>>> => {
    const text = queryText(request);
    return attempt(ports, () =>
      ports.platform.request({
        method: 'GET',
        url: `${ports.base}/v1/${audience}/${name}${text === '' ? '' : `?${text}`}`,
        headers: headersOf(ports.session()),
      }),
    );
  };
