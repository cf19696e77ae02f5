import type { Parsed } from '../../shared/contracts/contract';
import type { fundingProposalContract } from '../../shared/contracts/funding-proposal';
import { fundingSentence } from '../../shared/contracts/funding-sentences';
import type { Actor } from '../../shared/domain/authority/actor';
import { knockedPerson } from '../../shared/domain/authority/relation';
import { serviceOf } from '../../shared/domain/catalogue/service-of';
import { proposeSources } from '../../shared/domain/funding/propose-sources';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import type { Ms } from '../../shared/domain/units';
import type { CityPorts } from './ports';
import { type ReachPorts, reachFor } from './reach-for';
import { standingOf } from './views/standing-of';

type Asked = Parsed<typeof fundingProposalContract.request>;
type Proposed = Parsed<typeof fundingProposalContract.response>;
export type FundingProposalPorts = ReachPorts & Pick<CityPorts, 'catalogueAt'>;

/**
 * From which sources a visit might be paid, in one sentence, and what may be chosen instead: for the elder herself, and for who may
 * order for her. Three round trips: the persons; the cases; accounts and promises. Refusal: `not_allowed`.
 * Source: ledger.md, An order's minutes.
 */
export const fundingProposal =
  (ports: FundingProposalPorts) =>
  async (
    { elderId, serviceCode, startMs, plannedMinutes }: Asked,
    actor: Actor,
    atMs: Ms,
  ): Promise<Result<Proposed, Refusal<'not_allowed'>>> => {
    const askerId = actor.personId;
    const { people } = await ports.load({ people: [...new Set([askerId, elderId])] });
    const elder = people.get(elderId);
    const bindings = people.get(askerId)?.bindings ?? [];
    if (
      elder === undefined ||
      !standingOf('person/funding-proposal', actor, bindings, knockedPerson(elder), atMs)
    )
      return refuse('not_allowed', {});
    const service = serviceOf(await ports.catalogueAt(atMs), serviceCode);
    const reaches = await reachFor(ports, { elder, askerId, startMs, ...(service && { service }) }, atMs);
    const { sources, why, alternatives } = proposeSources({ elderId, askerId, plannedMinutes, reaches });
    return accept({
      sources: [...sources],
      missingMinutes: why.missingMinutes,
      ...fundingSentence(why),
      alternatives: [...alternatives],
    });
  };
