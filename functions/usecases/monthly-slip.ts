import type { Parsed } from '../../shared/contracts/contract';
import type { monthlySlipContract } from '../../shared/contracts/monthly-slip';
import type { Actor } from '../../shared/domain/authority/actor';
import type { Audience } from '../../shared/domain/authority/audience';
import { monthOf } from '../../shared/domain/calendar/shanghai-day';
import type { AccountId } from '../../shared/domain/ledger/account';
import { hex } from '../../shared/domain/ledger/canonical';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import type { Ms } from '../../shared/domain/units';
import type { PassbookLine, ReadPorts } from './ports/reading';
import { bookOf } from './views/book-of';
import { nextOf } from './views/cursor';
import { monthPart } from './views/month-part';
import { type CardPorts, personCardOf } from './views/order-cards';
import { shownLines } from './views/passbook-lines';
import { liesBefore } from './views/statement';

const LINES_PER_LOOK = 300;
/** 6,000 lines above the month, some ten busy years of a volunteer. */
const LOOKS_MAX = 20;
const CODE_CHARS = 8;

type Asked = Parsed<typeof monthlySlipContract.request>;
type Slip = Parsed<typeof monthlySlipContract.response>;
export type MonthlySlipPorts = CardPorts & Pick<ReadPorts, 'load' | 'lines' | 'orders' | 'recordSum'>;

/**
 * One month of a person's hours, to be printed: for whoever has no phone, by the own station, which is journalled with the look at
 * the name (purpose `slip`). Four round trips for a month that is near: who asks and whose; lines and record; orders; the name.
 * Refusals, in check order: `invalid_request` (a desk that names nobody), `not_allowed`, `invalid_request` (a month to come, or one
 * too many lines ago). Source: experience.md, P4.
 */
export const monthlySlip =
  (ports: MonthlySlipPorts, audience: Extract<Audience, 'person' | 'desk'>) =>
  async (
    { personId, month: asked }: Asked,
    actor: Actor,
    atMs: Ms,
  ): Promise<Result<Slip, Refusal<'invalid_request' | 'not_allowed'>>> => {
    const month = Number(asked);
    const book = await bookOf(ports, `${audience}/monthly-slip`, personId, actor, atMs);
    if (!book.ok) return book;
    const { owner } = book.value;
    const [lines, recordMinutes, station] = await Promise.all([
      linesDownTo(ports, `person:${owner.id}`, month),
      ports.recordSum(owner.id),
      ports.org(owner.stationId),
    ]);
    if (lines === undefined || month > monthOf(atMs))
      return refuse('invalid_request', { issues: [{ path: 'month', message: 'out of reach' }] });
    const { last, lines: part, ...sums } = monthPart(lines, month);
    const { lines: shown, known } = await shownLines(ports, part, owner.id, () => ({}), 'slip', [owner.id]);
    return accept({
      owner: personCardOf(owner.id, known),
      station: { zh: station?.zh ?? '', ...(station?.phone !== undefined && { phone: station.phone }) },
      month,
      isOver: month < monthOf(atMs),
      ...sums,
      lines: shown,
      recordMinutes,
      ...(last !== undefined && { checkCode: hex(last.hash).slice(0, CODE_CHARS) }),
    });
  };

/** All lines from the newest down to one that lies before the month; absent when they are too many. */
const linesDownTo = async (
  { lines: read }: Pick<ReadPorts, 'lines'>,
  account: AccountId,
  month: number,
): Promise<readonly PassbookLine[] | undefined> => {
  const lines: PassbookLine[] = [];
  let from: { readonly next?: string } = {};
  for (let look = 1; look <= LOOKS_MAX; look += 1) {
    const page = await read(account, { ...from, limit: LINES_PER_LOOK });
    lines.push(...page.items);
    if (page.next === undefined || page.items.some((line) => liesBefore(month, line))) return lines;
    from = nextOf(page);
  }
  return undefined;
};
