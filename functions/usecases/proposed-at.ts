import type { StationKind } from '../../shared/domain/batch/station-fund';
import { monthToHandOut, monthToReturn } from '../../shared/domain/entitlement/months';
import type { Proposed } from '../../shared/domain/entitlement/proposal';
import { allowanceAccount, proposeAllowance } from '../../shared/domain/entitlement/propose-allowance';
import { proposeReturn } from '../../shared/domain/entitlement/propose-return';
import { proposeSurplus } from '../../shared/domain/entitlement/propose-surplus';
import type { OrgId, PersonId } from '../../shared/domain/ids';
import type { AccountId } from '../../shared/domain/ledger/account';
import type { Person } from '../../shared/domain/person/person';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result } from '../../shared/domain/result';
import type { Ms } from '../../shared/domain/units';
import type { CityPorts } from './ports';
import type { ProposalReadPorts } from './ports/proposals';
import type { ReadPorts } from './ports/reading';
import { readMany } from './read-many';

export type ProposalPorts = ProposalReadPorts & Pick<ReadPorts, 'load'> & Pick<CityPorts, 'rulebookAt'>;
type Wish = {
  readonly kind: Exclude<StationKind, 'opening'>;
  readonly stationId: OrgId;
  /** yyyymm */
  readonly month?: number;
};
type Found = { readonly proposed: readonly Proposed[]; readonly month?: number };

/**
 * Everybody whom a batch of a kind may be about at a station, judged by the rules of now. Three round trips: the list, the people, their
 * accounts. Refusal: `rule_forbids` (`allowance_month`, `return_month`).
 */
export const proposedAt =
  (ports: ProposalPorts) =>
  async ({ kind, stationId, month }: Wish, atMs: Ms): Promise<Result<Found, Refusal<'rule_forbids'>>> => {
    const rules = await ports.rulebookAt(atMs);
    const factsOf = async (ids: readonly PersonId[], accountOf: (id: PersonId) => AccountId) => {
      // The lists lag behind, and one of them is the whole city's: whose somebody is, their person says.
      const { people } = await readMany(ports, { people: ids });
      const own: readonly Person[] = [...people.values()].filter((one) => one.stationId === stationId);
      const { heads } = await readMany(ports, { accounts: own.map(({ id }) => accountOf(id)) });
      return { people: own, heads, rules };
    };
    if (kind === 'surplus') {
      const facts = await factsOf(await ports.withManyHours(), (id) => `person:${id}`);
      return accept({ proposed: proposeSurplus(facts) });
    }
    const ofMonth = month ?? (kind === 'allowance' ? monthToHandOut(atMs) : monthToReturn(atMs));
    const facts = await factsOf(await ports.registeredAt(stationId), (id) => allowanceAccount(id, ofMonth));
    const propose = kind === 'allowance' ? proposeAllowance : proposeReturn;
    const proposed = propose(facts, ofMonth, atMs);
    return proposed.ok ? accept({ proposed: proposed.value, month: ofMonth }) : proposed;
  };
