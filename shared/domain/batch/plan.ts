import { canonicalPlan } from '../ledger/canonical';
import type { Hash, Sha256 } from '../units';
import type { Part, PlanLine } from './batch';

/** A child's transaction takes entry, batch and so many accounts (ledger.md, Movements). */
const LINES_A_PART_MAX = 40;
/** All parts of a draft are written in one transaction of at most 100 items. */
export const LINES_A_BATCH_MAX = 2_000;

/** Lines in parts, in their order. Pure. */
export const partsOf = (lines: readonly PlanLine[]): readonly Part[] =>
  Array.from({ length: Math.ceil(lines.length / LINES_A_PART_MAX) }, (_, index) => ({
    no: index + 1,
    lines: lines.slice(index * LINES_A_PART_MAX, (index + 1) * LINES_A_PART_MAX),
  }));

/** The digest of a plan: of every account and minute, in order. Pure. Source: docs/ledger-encoding.md. */
export const digestOfPlan = (sha256: Sha256, parts: readonly Part[]): Hash => sha256(canonicalPlan(parts));
