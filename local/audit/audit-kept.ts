import type { Ms } from '../../shared/domain/units';
import { checkArchive } from './check-archive';
import { checkSealed } from './check-sealed';
import { checkSeals } from './check-seals';
import type { Journal } from './journal';
import type { KeptOutside } from './kept';
import type { Violation } from './violation';

/** Table, archive and seals held against each other (10): any change, loss, swap, insertion or truncation is found, and where. */
export const auditKept = (journal: Journal, kept: KeptOutside, nowMs: Ms): readonly Violation[] => {
  const { nights, violations } = checkSeals(kept, nowMs);
  return [
    ...checkArchive(journal, kept.archive),
    ...violations,
    ...checkSealed(journal, kept.archive, nights),
  ];
};
