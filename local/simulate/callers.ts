import * as z from 'zod';
import type { Contract } from '../../shared/contracts/contract';
import type { Audience } from '../../shared/domain/authority/audience';
import { newId, type PersonId } from '../../shared/domain/ids';
import type { Dice } from '../demo-city/dice';
import type { CityDoor } from './city-door';
import type { Fetched } from './fetch-once';
import type { Tally } from './tally';
import { untilAnswered } from './until-answered';

type RequestOf<C extends Contract> = z.input<C['request']>;
type ResponseOf<C extends Contract> = z.output<C['response']>;

/** What an accepted order command tells. */
export type Done = {
  readonly ok: true;
  readonly orderId: string;
  readonly state: string;
  readonly version: number;
  readonly assignmentNo: number;
};
export type Answered = Done | { readonly ok: false; readonly code: string };

/** How people reach the city: over HTTP, with their own token, sending again under the same id until they hear an answer. */
export type Callers = {
  readonly send: <C extends Contract & { readonly kind: 'command' }>(
    who: PersonId,
    audience: Audience,
    contract: C,
    body: Omit<RequestOf<C>, 'commandId' | 'issuedAtMs'>,
    dice: Dice,
  ) => Promise<Answered>;
  /** Throws when a query is refused: the simulation asks only for what its people may see. */
  readonly ask: <C extends Contract & { readonly kind: 'query' }>(
    who: PersonId,
    audience: Audience,
    contract: C,
    request: RequestOf<C>,
  ) => Promise<ResponseOf<C>>;
};

const outcome = z.object({ orderId: z.string(), state: z.string(), version: z.int(), assignmentNo: z.int() });
const refusal = z.object({ code: z.string() });

export const createCallers = (
  url: string,
  door: Pick<CityDoor, 'nowMs' | 'tokenOf'>,
  tally: Tally,
  fetchOnce: Fetched,
): Callers => {
  const once = (path: string, token: string, body?: string) =>
    fetchOnce(`${url}${path}`, {
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { method: 'POST', body }),
    });

  return {
    send: async (who, audience, contract, body, dice) => {
      const token = await door.tokenOf(who);
      const issuedAtMs = door.nowMs();
      const commandId = newId('command', issuedAtMs, dice.bytes(10));
      const text = JSON.stringify({ ...body, commandId, issuedAtMs });
      const path = `/v1/${audience}/${contract.name}`;
      let resends = 0;
      const answer = await untilAnswered(async (times) => {
        resends = times;
        return once(path, token, text);
      }, path);
      const told: Answered =
        answer.status < 300
          ? { ok: true, ...outcome.parse(answer.body) }
          : { ok: false, ...refusal.parse(answer.body) };
      if (!told.ok && told.code === 'invalid_request')
        tally.wrong(`${path} ${text}: ${JSON.stringify(answer.body)}`);
      tally.heard({ command: contract.name, commandId, principal: who, resends, outcome: told });
      return told;
    },
    ask: async (who, audience, contract, request) => {
      const token = await door.tokenOf(who);
      const wishes = Object.entries(z.record(z.string(), z.unknown()).parse(request));
      const query = new URLSearchParams(
        wishes.map(([name, value]): [string, string] => [name, String(value)]),
      ).toString();
      const path = `/v1/${audience}/${contract.name}${query === '' ? '' : `?${query}`}`;
      const { status, body } = await untilAnswered(() => once(path, token), path);
      tally.asked();
      if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
      const { ok: _ok, serverNowMs: _serverNowMs, ...rest } = z.record(z.string(), z.unknown()).parse(body);
      // The contract's own schema, so the parsed value has its type; the generic loses it.
      return contract.response.parse(rest) as ResponseOf<typeof contract>;
    },
  };
};
