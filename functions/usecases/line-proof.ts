import type { Parsed } from '../../shared/contracts/contract';
import type { lineProofContract } from '../../shared/contracts/line-proof';
import type { Actor } from '../../shared/domain/authority/actor';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import { cutAfter } from '../../shared/domain/seal/cut';
import { proofText } from '../../shared/domain/seal/proof-text';
import type { Ms } from '../../shared/domain/units';
import type { ReadPorts } from './ports/reading';
import { type ProofPorts, proofOfLine } from './proof-of-line';
import { sealedLine } from './sealed-line';
import { bookOf } from './views/book-of';

type Asked = Parsed<typeof lineProofContract.request>;
type Proof = Parsed<typeof lineProofContract.response>;
export type LineProofPorts = ProofPorts & Pick<ReadPorts, 'load'>;

/**
 * The proof that one line of a passbook was sealed: one's own, or a relative's as the route table says; a relative never gets the
 * whole entry. Three round trips to the table; to the archive one for the names, two for each night looked at (eight at most), and one
 * for the entry. Refusals, in check order: `invalid_request`, `not_allowed`, `not_found` (no such line yet, or in no seal of its eight
 * nights), `not_sealed_yet`. Source: ledger.md, Archive, seal, proof, rebuild; ADR 0052.
 */
export const lineProof =
  (ports: LineProofPorts) =>
  async (
    { personId, seq }: Asked,
    actor: Actor,
    atMs: Ms,
  ): Promise<Result<Proof, Refusal<'invalid_request' | 'not_allowed' | 'not_found' | 'not_sealed_yet'>>> => {
    const book = await bookOf(ports, 'person/line-proof', personId, actor, atMs);
    if (!book.ok) return book;
    const { id } = book.value.owner;
    const account = `person:${id}` as const;
    const [{ heads }, { items }] = await Promise.all([
      ports.load({ accounts: [account] }),
      ports.lines(account, { next: String(seq + 1), limit: 2 }),
    ]);
    const [line, before] = items;
    if (seq > (heads.get(account)?.seq ?? 0)) return refuse('not_found', {});
    const waits = refuse('not_sealed_yet', { cutMs: cutAfter(atMs) });
    // The stream has yet to bring it.
    if (line?.seq !== seq) return waits;
    const sealed = await sealedLine(ports.archive, account, seq, line.atMs);
    if (sealed === 'waits') return waits;
    if (sealed === 'lost') return refuse('not_found', {});
    const aloneFor = id === actor.personId ? id : undefined;
    const proof = await proofOfLine(ports, sealed, line, before, aloneFor);
    return accept({ fileName: `timebank-proof-${seq}.json`, text: proofText(proof) });
  };
