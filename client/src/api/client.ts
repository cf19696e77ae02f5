import Taro from '@tarojs/taro';
import type { Contract } from '../../../shared/contracts/contract';
import type { Audience } from '../../../shared/domain/authority/audience';
import { platform } from '../platform/platform';
import { endSession, readSession } from '../platform/session';
import {
  type Answer,
  askQuery,
  type BodyOf,
  type CallPorts,
  type RequestOf,
  type ResponseOf,
  sendCommand,
} from './call';
import { inTurn } from './in-turn';
import { noteServerNow, serverNowMs } from './server-clock';

const ports: CallPorts = { platform, session: readSession, serverNowMs, noteServerNow, base: BUILD_API_BASE };

const turns = inTurn(platform.sleep);

/** Whoever is no longer signed in goes to the sign-in page, wherever they were. */
const watchSignIn = async <T>(answering: Promise<Answer<T>>): Promise<Answer<T>> => {
  const answer = await answering;
  if (answer.kind === 'refused' && answer.code === 'not_signed_in') {
    endSession();
    await Taro.reLaunch({ url: '/pages/sign-in' });
  }
  return answer;
};

/** A command of one contract: `command<typeof grabOrderContract>('person', 'grab-order')`. Type-only imports: zod stays off the phone. */
export const command =
  <C extends Contract & { kind: 'command' }>(audience: Audience, name: C['name']) =>
  (body: BodyOf<C>): Promise<Answer<ResponseOf<C>>> =>
    turns.note(watchSignIn(sendCommand(ports)<C>(audience, name, body)));

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
    return watchSignIn(askQuery(ports)<C>(audience, name, request));
  },
});
