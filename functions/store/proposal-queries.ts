import { ownerOf } from '../../shared/domain/batch/owner-of';
import type { ProposalReadPorts } from '../usecases/ports/proposals';
import { accountIn } from './head-codec';
import { text } from './item';
import { entitledOf, MANY_HOURS } from './keys';
import { personIdIn } from './person-codec';
import type { Table } from './table';

/** Whom a batch of a station may be about: sparse lists in the index `work` (ADR 0065). */
export const proposalQueries = (table: Pick<Table, 'query'>): ProposalReadPorts => {
  const listed = async (list: string): Promise<readonly string[]> => {
    const { items, next } = await table.query({
      IndexName: 'work',
      KeyConditionExpression: '#work = :list',
      ExpressionAttributeNames: { '#work': 'work' },
      ExpressionAttributeValues: { ':list': list },
    });
    // A page takes a megabyte: eight thousand of them.
    if (next !== undefined) throw new Error(`the list ${list} fills more than a page`);
    return items.map((item) => text(item, 'pk'));
  };
  return {
    registeredAt: async (stationId) => (await listed(entitledOf(stationId))).map(personIdIn),
    withManyHours: async () =>
      (await listed(MANY_HOURS)).flatMap((key) => {
        const owner = ownerOf(accountIn(key));
        return owner === undefined ? [] : [owner];
      }),
  };
};
