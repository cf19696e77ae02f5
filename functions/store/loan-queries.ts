import type { PersonId } from '../../shared/domain/ids';
import { loanKey } from '../../shared/domain/loan/loan';
import type { LoanReadPorts } from '../usecases/ports/loan-reading';
import { type Item, isId, text } from './item';
import { docItemKey, fromInstant, loansOf } from './keys';
import type { Table } from './table';

const parentOf = (dueKey: string): PersonId => {
  const parentId = dueKey.slice(dueKey.indexOf('#') + 1);
  if (!isId('person', parentId)) throw new Error(`no parent in the key ${dueKey}`);
  return parentId;
};

/** Loans by due instant: they share the index `live` with orders, under a hash of their own (ADR 0063). */
export const loanQueries = (table: Pick<Table, 'query'>): LoanReadPorts => ({
  dueLoans: async (stationId, dueByMs, { next, limit }) => {
    const ofStation = loansOf(stationId);
    const page = await table.query({
      IndexName: 'live',
      KeyConditionExpression: '#hash = :hash AND #range < :bound',
      ExpressionAttributeNames: { '#hash': 'stationId', '#range': 'dueKey' },
      ExpressionAttributeValues: { ':hash': ofStation, ':bound': fromInstant(dueByMs + 1) },
      Limit: limit,
      ...(next === undefined
        ? {}
        : {
            ExclusiveStartKey: { ...docItemKey(loanKey(parentOf(next))), stationId: ofStation, dueKey: next },
          }),
    });
    const keys = page.items.map((item: Item) => text(item, 'dueKey'));
    const last = keys.at(-1);
    return {
      items: keys.map(parentOf),
      ...(page.next === undefined || last === undefined ? {} : { next: last }),
    };
  },
});
