import { parseArgs } from 'node:util';
import { mutateConditions } from './conditions/mutate-conditions';
import { mutateDomain } from './domain/mutate-domain';

/**
 * `npm run mutants`: the tests of the tests. `-- --conditions` for the clauses of the store alone, `-- --domain 'ledger/*.ts'` for some of
 * the core alone; without either the clauses first, then the whole core. Exit code 1 when a clause lives or the core misses its goal.
 */
const { values } = parseArgs({
  options: { conditions: { type: 'boolean', default: false }, domain: { type: 'string' } },
});
const root = process.cwd();
const conditionsHold = values.domain !== undefined || (await mutateConditions(root));
const domainHolds =
  (values.conditions && values.domain === undefined) || (await mutateDomain(root, values.domain));
if (!conditionsHold || !domainHolds) process.exitCode = 1;
