import type { Contract } from '../../../shared/contracts/contract';
import type { Audience } from '../../../shared/domain/authority/audience';
import type { HttpAnswer, Platform, Session } from '../platform/port';
import type { Intent, Intents } from './intent';
import { isRecord } from './json';

/** What the server refused, with a sentence for a person. */
export type Refused = {
  readonly kind: 'refused';
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Of a command: what was refused. */
  readonly intent?: Intent;
};
/** Nobody knows whether it arrived: the network was silent. Of a command, `intent` is what may be sent again. */
export type Unsent = { readonly kind: 'unsent'; readonly intent?: Intent };
export type Done<T> = { readonly kind: 'done'; readonly value: T; readonly intent?: Intent };
export type Answer<T> = Done<T> | Refused | Unsent;

/** What a page gives; id and instant are made here. */
export type BodyOf<C extends Contract> = Omit<RequestOf<C>, 'commandId' | 'issuedAtMs'>;
export type RequestOf<C extends Contract> = C['request']['_output'];
export type ResponseOf<C extends Contract> = C['response']['_output'];

export type CallPorts = {
  readonly platform: Pick<Platform, 'request' | 'sleep'>;
  readonly session: () => Session | undefined;
  readonly noteServerNow: (answer: unknown) => void;
  readonly base: string;
};

/** Pauses before each resend. */
const RESEND_AFTER_MS = [700, 2_000] as const;

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

/** A refusal that is no answer to the wish itself: the same wish may still be sent. */
const isAboutSignIn = (answer: Answer<unknown>): boolean =>
  answer.kind === 'refused' && answer.code === 'not_signed_in';

/**
 * Sends commands. `send` makes an intent, unless the very same one is under way: then it joins that. `resend` sends an intent
 * again as it is. Kept on the phone from before the first send until heard.
 */
export const createSender = (ports: CallPorts, intents: Intents) => {
  const underWay = new Map<string, Promise<Answer<unknown>>>();
  const joined = <T>(key: string, start: () => Promise<Answer<T>>): Promise<Answer<T>> => {
    const going = underWay.get(key);
    // Same key, same contract, same answer.
    if (going !== undefined) return going as Promise<Answer<T>>;
    const sending = start().finally(() => underWay.delete(key));
    underWay.set(key, sending);
    return sending;
  };

  const carry = async <T>(intent: Intent, pausesMs: readonly number[]): Promise<Answer<T>> => {
    const { commandId, issuedAtMs, audience, name, body } = intent;
    intents.keep(intent);
    const send = () =>
      ports.platform.request({
        method: 'POST',
        url: `${ports.base}/v1/${audience}/${name}`,
        headers: { 'content-type': 'application/json', ...headersOf(ports.session()) },
        body: JSON.stringify({ ...body, commandId, issuedAtMs }),
      });
    let answer = await attempt<T>(ports, send);
    for (const pauseMs of pausesMs) {
      if (answer.kind !== 'unsent') break;
      await ports.platform.sleep(pauseMs);
      answer = await attempt<T>(ports, send);
    }
    if (answer.kind !== 'unsent' && !isAboutSignIn(answer)) intents.drop(commandId);
    if (answer.kind === 'done') intents.dropOthersOn(intent);
    return { ...answer, intent };
  };
  const resend = <T>(intent: Intent, pausesMs: readonly number[] = RESEND_AFTER_MS): Promise<Answer<T>> =>
    joined(intent.commandId, () => carry<T>(intent, pausesMs));

  return {
    send: <C extends Contract & { kind: 'command' }>(
      audience: Audience,
      name: C['name'],
      body: BodyOf<C>,
    ): Promise<Answer<ResponseOf<C>>> =>
      joined(`${audience}/${name} ${JSON.stringify(body)}`, async () =>
        resend<ResponseOf<C>>(await intents.make(audience, name, body)),
      ),
    resend,
    isUnderWay: ({ commandId }: Intent): boolean => underWay.has(commandId),
  };
};

export type Sender = ReturnType<typeof createSender>;

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
