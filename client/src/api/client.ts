import Taro from '@tarojs/taro';
import type { Contract } from '../../../shared/contracts/contract';
import type { Audience } from '../../../shared/domain/authority/audience';
import { platform } from '../platform/platform';
import { loseSession, readSession } from '../platform/session';
import {
  type Answer,
  askQuery,
  type BodyOf,
  type CallPorts,
  createSender,
  type RequestOf,
  type ResponseOf,
} from './call';
import { inTurn } from './in-turn';
import { createIntents, type Intent } from './intent';
import { createOutbox } from './outbox';
import { noteServerNow, serverNowMs } from './server-clock';

const ports: CallPorts = { platform, session: readSession, noteServerNow, base: BUILD_API_BASE };
const intents = createIntents({
  store: platform.session,
  serverNowMs,
  personId: () => readSession()?.personId ?? '',
  randomBytes: platform.randomBytes,
});
const sender = createSender(ports, intents);

const turns = inTurn(platform.sleep);

let leaving: Promise<unknown> | undefined;

/** Whoever is no longer signed in goes to the sign-in page, wherever they were; once, however many answers say so. */
const watchSignIn = async <T>(asking: () => Promise<Answer<T>>): Promise<Answer<T>> => {
  const token = readSession()?.token;
  const answer = await asking();
  if (answer.kind !== 'refused' || answer.code !== 'not_signed_in') return answer;
  if (readSession()?.token === token) {
    const why = token === undefined ? '' : intents.kept().length > 0 ? '?over=unsent' : '?over=yes';
    loseSession();
    leaving ??= Taro.reLaunch({ url: `/pages/sign-in${why}` }).finally(() => {
      leaving = undefined;
    });
    await leaving;
  }
  return answer;
};

const watched = <T>(sending: () => Promise<Answer<T>>): Promise<Answer<T>> =>
  turns.note(watchSignIn(sending));

/** An intent again, as it was made. */
export const resend = <T>(intent: Intent): Promise<Answer<T>> => watched(() => sender.resend<T>(intent));

/** What nobody was there to hear, and what is sent again by itself. */
export const outbox = createOutbox(platform.session, intents, {
  resend: (intent, pausesMs) => watchSignIn(() => sender.resend(intent, pausesMs)),
  isUnderWay: sender.isUnderWay,
});

let isResending = false;

/** At start, when a page is shown, when the network is back; questions wait for it as for any command. */
export const resendSilent = async (): Promise<void> => {
  if (isResending) return;
  isResending = true;
  await turns.note(outbox.resendSilent()).finally(() => {
    isResending = false;
  });
};

/** A command of one contract: `command<typeof grabOrderContract>('person', 'grab-order')`. Type-only imports: zod stays off the phone. */
export const command =
  <C extends Contract & { kind: 'command' }>(audience: Audience, name: C['name']) =>
  (body: BodyOf<C>): Promise<Answer<ResponseOf<C>>> =>
    watched(() => sender.send<C>(audience, name, body));

export type Query<C extends Contract & { kind: 'query' }> = {
  readonly name: C['name'];
  ask(request: RequestOf<C> & object): Promise<Answer<ResponseOf<C>>>;
};

/** A query of one contract: `query<typeof homeContract>('person', 'home')`. */
export const query = <C extends Contract & { kind: 'query' }>(
  audience: Audience,
  name: C['name'],
): Query<C> => ({
  name,
  ask: async (request) => {
    await turns.wait();
    return watchSignIn(() => askQuery(ports)<C>(audience, name, request));
  },
});
