import { monthOf } from '../../shared/domain/calendar/shanghai-day';
import type { Service } from '../../shared/domain/catalogue/service';
import { accountOfSource } from '../../shared/domain/funding/asked-source';
import type { Reach } from '../../shared/domain/funding/propose-sources';
import { payersFor, reachOfSources } from '../../shared/domain/funding/reach-of-sources';
import { grantAccount } from '../../shared/domain/grant/grant-case';
import type { PersonId } from '../../shared/domain/ids';
import { loanKey } from '../../shared/domain/loan/loan';
import { mandateKey, mandateMonthKey } from '../../shared/domain/mandate/mandate';
import type { Person } from '../../shared/domain/person/person';
import type { Ms } from '../../shared/domain/units';
import { guarantorOf, promisedIn } from './loan-named';
import { mandatesIn } from './mandate-in';
import type { ReadPorts } from './ports/reading';
import { readMissing } from './read-missing';

export type ReachPorts = Pick<ReadPorts, 'load' | 'grantCases'>;
export type Visit = {
  readonly elder: Person;
  readonly askerId: PersonId;
  readonly startMs: Ms;
  readonly service?: Service;
};

/** What may pay for a visit, as it stands now. Two round trips: the elder's cases, then all accounts and promises; a
 * third for the child of a loan. */
export const reachFor = async (
  ports: ReachPorts,
  { elder, askerId, startMs, service }: Visit,
  atMs: Ms,
): Promise<readonly Reach[]> => {
  const elderId = elder.id;
  const cases = (await ports.grantCases(elderId)).filter(({ state }) => state === 'approved');
  const payerIds = payersFor(elder, askerId, atMs);
  const month = monthOf(startMs);
  const named = await ports.load({
    accounts: [
      ...(['entitlement', 'own', 'loan'] as const).map((kind) => accountOfSource({ kind }, elderId, startMs)),
      ...payerIds.map((payerId) => `person:${payerId}` as const),
      ...cases.map(grantAccount),
    ],
    docs: [
      loanKey(elderId),
      ...payerIds
        .filter((payerId) => payerId !== askerId)
        .flatMap((payerId) => [
          mandateKey({ payerId, elderId }),
          mandateMonthKey({ payerId, elderId, month }),
        ]),
    ],
  });
  const loaded = await readMissing(ports, named, guarantorOf(named, elderId));
  const facts = {
    elder,
    askerId,
    heads: loaded.heads,
    cases,
    ...mandatesIn(loaded),
    ...(service && { service }),
    ...promisedIn(loaded, elderId),
  };
  return reachOfSources(facts, startMs, atMs);
};
