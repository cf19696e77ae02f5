import {
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import type { Dice } from '../../demo-city/dice';
import type { Fault } from '../fault';
import { lost, make } from '../made';
import type { Stage } from '../stage';
import type { Answer, Sent, Weather } from '../wire';

const PASSING = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'] as const;
/** One more than a command tries. */
const CONFLICTS_MAX = 6;

/** Cancelled by others at work, at one item or more; nothing was written. */
const cancelled = (sent: Sent, dice: Dice, codes: readonly string[]): Error => {
  const sure = dice.below(sent.items.length);
  return make(
    new TransactionCanceledException({
      message: 'cancelled by the simulation',
      $metadata: {},
      CancellationReasons: sent.items.map((_, index) => ({
        Code: index === sure || dice.percent(40) ? dice.oneOf(codes) : 'None',
      })),
    }),
  );
};

const conflicts: Fault = {
  name: 'TransactionConflict × k',
  isGentle: true,
  play: async (stage, act) => {
    let left = stage.dice.between(1, CONFLICTS_MAX);
    let struck = false;
    const weather: Weather = async (sent, carry) => {
      if (left === 0 || (sent.name !== 'transact' && sent.name !== 'update')) return carry();
      left -= 1;
      struck = true;
      if (sent.name === 'transact') throw cancelled(sent, stage.dice, ['TransactionConflict']);
      throw make(new TransactionConflictException({ message: 'cancelled by the simulation', $metadata: {} }));
    };
    const told = await stage.untilAnswered(act, await stage.give(act, weather));
    return { struck, told };
  },
};

/** A cancellation that was true, in which others were at work on items besides: there the truth cannot be seen. */
const blurred = (cause: TransactionCanceledException, dice: Dice): TransactionCanceledException => {
  const reasons = cause.CancellationReasons ?? [];
  const failed = reasons.flatMap(({ Code }, index) => (Code === 'ConditionalCheckFailed' ? [index] : []));
  const sure = failed.length > 1 ? dice.oneOf(failed) : -1;
  return make(
    new TransactionCanceledException({
      message: cause.message,
      $metadata: {},
      CancellationReasons: reasons.map((reason, index) =>
        index === sure || (reason.Code === 'None' && dice.percent(60))
          ? { Code: dice.oneOf(PASSING) }
          : reason,
      ),
    }),
  );
};

/** Mixed with what truly stands in the way: another command was quicker, or this very one, its answer lost. */
const mixed = (stage: Stage, strike: () => void): Weather => {
  let met = false;
  return async (sent, carry) => {
    if (sent.name !== 'transact') return carry();
    if (!met) {
      met = true;
      if (stage.dice.percent(50)) await stage.rival('same order');
      else {
        await carry();
        throw lost('reply');
      }
    }
    // The SDK sends again under its token; a transaction still under way is its other answer.
    if (sent.attempt === 2) {
      strike();
      throw make(new TransactionInProgressException({ message: 'still under way', $metadata: {} }));
    }
    try {
      return await carry();
    } catch (cause) {
      if (!(cause instanceof TransactionCanceledException)) throw cause;
      strike();
      throw blurred(cause, stage.dice);
    }
  };
};

/** A write that is throttled at some items, or as a whole. */
const throttledWrite = (stage: Stage, strike: () => void): Weather => {
  let left = stage.dice.between(1, 2);
  return async (sent, carry) => {
    if (left === 0 || sent.name !== 'transact') return carry();
    left -= 1;
    strike();
    throw cancelled(sent, stage.dice, PASSING);
  };
};

type KeysByTable = Record<string, { readonly Keys: unknown[]; readonly ConsistentRead: true }>;

/** A read of which DynamoDB leaves a part undone, for another time. */
const partOf = (answer: Answer): Answer => {
  const { Responses, UnprocessedKeys: _none, ...rest } = answer.output;
  const responses: Record<string, { pk: unknown; sk: unknown }[]> = Object.assign({}, Responses);
  const undone: KeysByTable = {};
  for (const [table, items] of Object.entries(responses)) {
    const last = items.at(-1);
    if (last === undefined) continue;
    responses[table] = items.slice(0, -1);
    undone[table] = { Keys: [{ pk: last.pk, sk: last.sk }], ConsistentRead: true };
  }
  return { ...answer, output: { ...rest, Responses: responses, UnprocessedKeys: undone } };
};

const throttledRead = (stage: Stage, strike: () => void): Weather => {
  const isWhole = stage.dice.percent(30);
  let left = 1;
  return async (sent, carry) => {
    if (left === 0 || sent.name !== 'read' || sent.trip > 2) return carry();
    left -= 1;
    strike();
    if (!isWhole) return partOf(await carry());
    throw make(new ProvisionedThroughputExceededException({ message: 'slow down', $metadata: {} }));
  };
};

const throttling: Fault = {
  name: 'throttling and mixed reasons',
  isGentle: false,
  play: async (stage, act) => {
    let struck = false;
    const strike = (): void => {
      struck = true;
    };
    const weather = stage.dice.oneOf([mixed, throttledWrite, throttledRead])(stage, strike);
    const told = await stage.untilAnswered(act, await stage.give(act, weather));
    return { struck, told };
  },
};

export const contention: readonly Fault[] = [conflicts, throttling];
