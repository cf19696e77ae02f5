import { sha256 } from '../../functions/store/sha256';
import { checkJournal } from '../../shared/domain/ledger/verify/check-journal';
import { checkMandates } from '../../shared/domain/ledger/verify/check-mandates';
import type { Ms } from '../../shared/domain/units';
import { checkBatches } from './check-batches';
import { checkCases } from './check-cases';
import { checkCommands } from './check-commands';
import { checkDeadlines } from './check-deadlines';
import { checkDeaths } from './check-deaths';
import { checkItems } from './check-items';
import { checkLives } from './check-lives';
import { checkLoans } from './check-loans';
import { checkProjections } from './check-projections';
import { checkReversals } from './check-reversals';
import { checkTries } from './check-tries';
import { checkWords } from './check-words';
import type { Journal } from './journal';
import type { Violation } from './violation';

/** Every invariant of ledger.md that can be asked of the table today: 1–13, 16–18. `nowMs`: the city's time. */
export const audit = (journal: Journal, nowMs: Ms): readonly Violation[] => [
  ...journal.unreadable,
  ...checkJournal(
    sha256,
    {
      entries: journal.entries.map(({ value }) => value),
      heads: journal.heads.map(({ value }) => value),
      orders: journal.orders.map(({ value }) => value),
      days: journal.days.map(({ value }) => value),
      batches: journal.batches.map(({ value }) => value),
      people: journal.people.map(({ value }) => value),
    },
    (version) => journal.rulebooks.get(version)?.creditedPerDayMaxMinutes,
  ),
  ...checkMandates(
    journal.entries.map(({ value }) => value),
    journal.docs.map(({ value }) => value),
  ),
  ...checkBatches(journal),
  ...checkLives(journal, nowMs),
  ...checkCases(journal),
  ...checkLoans(journal),
  ...checkReversals(journal),
  ...checkDeaths(journal),
  ...checkCommands(journal),
  ...checkItems(journal),
  ...checkTries(journal),
  ...checkProjections(journal),
  ...checkDeadlines(journal, nowMs),
  ...checkWords(journal),
];
