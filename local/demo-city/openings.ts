import type { Opening } from '../../functions/store/batch-store';
import { sha256 } from '../../functions/store/sha256';
import type { CommandEnvelope } from '../../functions/usecases/ports';
import type { OrgId } from '../../shared/domain/ids';
import type { AccountId, Posting } from '../../shared/domain/ledger/account';
import type { Minutes, Ms } from '../../shared/domain/units';
import { demoId } from './demo-ids';
import type { DemoPerson } from './people';

/** What a station may take over from paper passbooks at most: far more than its people ever had. */
const LIMIT_MINUTES: Minutes = 10_000_000;
const PEOPLE_AN_ENTRY_MAX = 40;

/** One reviewed batch of paper passbooks of a station. */
export type PaperBatch = { readonly envelope: CommandEnvelope; readonly opening: Opening };

/** The hours of paper passbooks as entries of at most 40 people, each entered by the lead of the station. Station by station: batches of one share an account. */
export const openingsOf = (people: readonly DemoPerson[], nowMs: Ms): readonly (readonly PaperBatch[])[] => {
  const byStation = new Map<OrgId, DemoPerson[]>();
  for (const one of people) {
    if ((one.openingMinutes ?? 0) === 0) continue;
    const { stationId } = one.person;
    byStation.set(stationId, [...(byStation.get(stationId) ?? []), one]);
  }
  return [...byStation].map(([stationId, savers]) => {
    const lead = people.find(({ roles, orgId }) => orgId === stationId && roles.includes('stationLead'));
    if (lead === undefined) throw new Error(`${stationId} has no lead`);
    return Array.from({ length: Math.ceil(savers.length / PEOPLE_AN_ENTRY_MAX) }, (_, index) =>
      paperBatch(
        stationId,
        lead,
        savers.slice(index * PEOPLE_AN_ENTRY_MAX, (index + 1) * PEOPLE_AN_ENTRY_MAX),
        index,
        nowMs,
      ),
    );
  });
};

const paperBatch = (
  stationId: OrgId,
  lead: DemoPerson,
  savers: readonly DemoPerson[],
  index: number,
  nowMs: Ms,
): PaperBatch => {
  const given = savers.map(
    ({ person, openingMinutes = 0 }): Posting => ({
      account: `person:${person.id}`,
      availableDelta: openingMinutes,
      heldDelta: 0,
    }),
  );
  const totalMinutes = given.reduce((sum, { availableDelta }) => sum + availableDelta, 0);
  const postings: Posting[] = [
    { account: `opening:${stationId}`, availableDelta: -totalMinutes, heldDelta: 0 },
    ...given,
  ];
  return {
    envelope: {
      commandId: demoId('command', `opening:${stationId}:${index}`),
      principal: lead.person.id,
      channel: 'paper',
      issuedAtMs: nowMs,
      bodyDigest: sha256(new TextEncoder().encode(JSON.stringify(postings))),
    },
    opening: {
      batchId: demoId('batch', `opening:${stationId}:${index}`),
      postings,
      floors: new Map<AccountId, Minutes>([[`opening:${stationId}`, -LIMIT_MINUTES]]),
    },
  };
};
