import { Contradiction } from '../../shared/domain/contradiction';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result } from '../../shared/domain/result';
import { MINUTE_MS } from '../../shared/domain/units';
import type { Command } from './command';
import { orContradiction } from './or-contradiction';
import type { Committed, Loaded, SubjectPorts } from './ports';
import { replay } from './replay';

const ATTEMPTS_MAX = 5;
const AHEAD_MAX_MS = 2 * MINUTE_MS;
const isExpired = <A, C, O>({ envelope: { issuedAtMs }, lastsMs, atMs }: Command<A, C, O>): boolean =>
  issuedAtMs < atMs - lastsMs || issuedAtMs > atMs + AHEAD_MAX_MS;

const decideAndCommit = async <Admitted, Change, Outcome>(
  ports: Pick<SubjectPorts<Change>, 'commit'>,
  { decide, atMs }: Command<Admitted, Change, Outcome>,
  admitted: Admitted,
  loaded: Loaded,
): Promise<Committed | { readonly kind: 'refused'; readonly refusal: Refusal }> => {
  const decided = await decide(admitted, loaded);
  if (!decided.ok) return { kind: 'refused', refusal: decided.refusal };
  const { change, envelope, loaded: seen } = decided.value;
  return ports.commit(envelope, seen, change, atMs);
};

/**
 * Load, decide, commit: the one loop of all commands of a person. Two round trips, for the loser of a race too; a refusal costs one
 * more, unless the cancellation has shown that this command wrote nothing. After contention the facts are read anew (ADR 0057); so are
 * facts that contradict each other, which throw when they still do.
 * Refusals, in check order: `not_found`, `not_allowed`, `command_expired`, those of the decision, those of the ledger; each but the first
 * two only after the stored entry was looked for; then `command_id_reused`, `try_again`. Source: ledger.md, Commands and ids.
 */
export const runCommand =
  <Change>(ports: Omit<SubjectPorts<Change>, 'load'>) =>
  async <Admitted, Outcome>(
    command: Command<Admitted, Change, Outcome>,
  ): Promise<Result<Outcome, Refusal>> => {
    const { envelope, atMs, subject, outcomeOf } = command;
    const { principal, commandId } = envelope;
    const stored = () => ports.findEntry(subject, principal, commandId);
    let loaded = await command.load();
    let entryAbsent = false;
    const storedOr = async (refusal: Refusal): Promise<Result<Outcome, Refusal>> => {
      // After a lost reply, "taken" may mean taken by this very command.
      const entry = entryAbsent ? undefined : await stored();
      if (entry !== undefined) return replay(entry, envelope, outcomeOf);
      await command.refused?.(refusal, loaded);
      return { ok: false, refusal };
    };

    for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
      const admitted = command.admit(loaded);
      if (!admitted.ok) return admitted;
      if (isExpired(command)) return storedOr({ code: 'command_expired', data: { serverNowMs: atMs } });
      const committed = await orContradiction(decideAndCommit(ports, command, admitted.value, loaded));
      if (committed instanceof Contradiction) {
        if (attempt === ATTEMPTS_MAX) throw committed;
        entryAbsent = false;
        loaded = await command.load();
        continue;
      }
      if (committed.kind === 'written') return accept(outcomeOf(committed.entry));
      if (committed.kind === 'replayed') return replay(committed.entry, envelope, outcomeOf);
      if (committed.kind === 'refused') return storedOr(committed.refusal);
      entryAbsent = committed.kind === 'overtaken' && committed.entryAbsent;
      if (committed.kind === 'overtaken') {
        // Beside contention, what is silent was perhaps never looked at: half old, half new, the facts would give a refusal of no moment.
        loaded = entryAbsent ? committed.loaded : await command.load();
        continue;
      }
      // Whoever met contention alone once should not meet the same others again; what these have done, only a read tells.
      await ports.pauseWithJitter(attempt);
      loaded = await command.load();
    }
    // What contended may have been an earlier send of this very command: its entry is looked for here too.
    return storedOr({ code: 'try_again', data: {} });
  };
