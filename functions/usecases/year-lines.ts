import type { Parsed } from '../../shared/contracts/contract';
import type { yearLinesContract } from '../../shared/contracts/year-lines';
import type { Actor } from '../../shared/domain/authority/actor';
import type { Audience } from '../../shared/domain/authority/audience';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result } from '../../shared/domain/result';
import type { Ms } from '../../shared/domain/units';
import type { ReadPorts } from './ports/reading';
import { bookOf } from './views/book-of';
import { nextOf, pageFrom } from './views/cursor';
import { type CardPorts, personCardOf } from './views/order-cards';
import { shownLines } from './views/passbook-lines';
import { statementPage } from './views/statement';

const LINES_PER_PAGE = 100;

type Asked = Parsed<typeof yearLinesContract.request>;
type Year = Parsed<typeof yearLinesContract.response>;
export type YearLinesPorts = CardPorts & Pick<ReadPorts, 'load' | 'lines' | 'orders'>;

/**
 * A year of somebody's lines for a file, a hundred a page: one's own, a relative's as the route table says, or by the lead of the
 * own station. Who took which page is journalled with the look at the names (purpose `export`). Four round trips, up to seven for a
 * year long ago. Refusals, in check order: `invalid_request` (a cursor of no page, a desk that names nobody), `not_allowed`.
 * Source: assurance.md, Security matrix (exports).
 */
export const yearLines =
  (ports: YearLinesPorts, audience: Extract<Audience, 'person' | 'desk'>) =>
  async (
    { personId, year, cursor }: Asked,
    actor: Actor,
    atMs: Ms,
  ): Promise<Result<Year, Refusal<'invalid_request' | 'not_allowed'>>> => {
    const from = pageFrom('lines', cursor);
    if (!from.ok) return from;
    const book = await bookOf(ports, `${audience}/year-lines`, personId, actor, atMs);
    if (!book.ok) return book;
    const { owner } = book.value;
    const wish = { months: { from: Number(year) * 100 + 1, to: Number(year) * 100 + 12 } };
    const size = { count: LINES_PER_PAGE, perLook: LINES_PER_PAGE };
    const page = await statementPage(ports, `person:${owner.id}`, wish, from.value, size);
    const named = [...new Set([owner.id, actor.personId])];
    // A file is passed on: nobody else is named in it.
    const { lines, known } = await shownLines(ports, page.lines, owner.id, () => ({}), 'export', named);
    return accept({
      owner: personCardOf(owner.id, known),
      takenBy: personCardOf(actor.personId, known),
      year: Number(year),
      lines,
      ...nextOf(page),
    });
  };
