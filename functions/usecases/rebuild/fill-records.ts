import type { PersonId } from '../../../shared/domain/ids';
import { inTurns } from '../in-turns';
import type { ServiceRecord } from '../ports/reading';
import type { GenerationOfProjections, RebuildPorts, StandingRecords } from '../ports/rebuilding';
import { standingMinutes } from '../service-record-of';
import type { Replay } from './replay-archive';

/** A transaction takes a hundred items, one of them the sum. */
const RECORDS_AT_ONCE = 99;
const WRITERS = 4;
/** The projector writes the same helper's records now and then. */
const ATTEMPTS_MAX = 8;

const sum = (minutes: readonly number[]): number => minutes.reduce((total, each) => total + each, 0);

/** What stands in the way of a record, or is older than it. */
const stoodBefore = ({ records }: StandingRecords, { orderId }: ServiceRecord): ServiceRecord | undefined =>
  records.find((each) => each?.orderId === orderId);

const fillHelper = async (
  { recordsOf, replaceRecords }: GenerationOfProjections,
  pause: RebuildPorts['pause'],
  helperId: PersonId,
  told: readonly ServiceRecord[],
): Promise<void> => {
  let attempt = 1;
  for (;;) {
    const before = await recordsOf(helperId);
    const missing = told
      .filter((record) => (stoodBefore(before, record)?.version ?? 0) < record.version)
      .slice(0, RECORDS_AT_ONCE);
    if (missing.length === 0) return;
    const added = missing.map(
      (record) => standingMinutes(record) - standingMinutes(stoodBefore(before, record)),
    );
    const sumMinutes = (before.sumMinutes ?? 0) + sum(added);
    if (await replaceRecords(helperId, before, { records: missing, sumMinutes })) continue;
    attempt += 1;
    if (attempt > ATTEMPTS_MAX)
      throw new Error(`the records of ${helperId} were overtaken ${ATTEMPTS_MAX} times`);
    await pause(attempt);
  }
};

/**
 * Writes the service records that the archive tells into a generation, each with its part of the helper's sum, as the projector does:
 * a later record stands, whoever wrote it. Called again it writes what is missing.
 */
export const fillRecords = async (ports: RebuildPorts, generation: number, replay: Replay): Promise<void> => {
  const helpers = [...replay.records()];
  let done = 0;
  await inTurns(helpers, WRITERS, async ([helperId, told]) => {
    await fillHelper(ports.generation(generation), ports.pause, helperId, told);
    done += 1;
    ports.progress('records', done, helpers.length);
  });
};
