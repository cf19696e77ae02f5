import type { Parsed } from '../../shared/contracts/contract';
import type { passbookContract } from '../../shared/contracts/passbook';
import type { Actor } from '../../shared/domain/authority/actor';
import { knockedPerson } from '../../shared/domain/authority/relation';
import type { Order } from '../../shared/domain/order/order';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import type { Ms } from '../../shared/domain/units';
import type { ReadPorts } from './ports/reading';
import { nextOf, pageFrom } from './views/cursor';
import { balanceOf } from './views/family';
import { type CardPorts, personCardOf } from './views/order-cards';
import { peopleShownTo } from './views/order-people';
import { monthSums, reachesHead, shownLines } from './views/passbook-lines';
import { standingOf } from './views/standing-of';
import { statementPage } from './views/statement';

const LINES_PER_PAGE = 20;
/** The first page also sums up six months; somebody with more lines than that in them sees the sums of the latest. */
const LINES_SUMMED_MAX = 300;
/** Among other lines the wished ones are rare. */
const LINES_SIFTED = 100;

type Asked = Parsed<typeof passbookContract.request>;
type Passbook = Parsed<typeof passbookContract.response>;
export type PassbookPorts = CardPorts & Pick<ReadPorts, 'load' | 'lines' | 'orders' | 'recordSum'>;

/**
 * A person's statement, newest lines first, with the balance after each; on the first page also the sums of six months and
 * whether the newest line is the account's last (`upToDate`). `show` and `month` sift it. Oneself, or a relative as the route table
 * says. Three round trips: persons, head, lines and record; the orders of the lines; the names. Sifting may take three more.
 * Refusals, in check order: `invalid_request` (a cursor of no page), `not_allowed`.
 */
export const passbook =
  (ports: PassbookPorts) =>
  async (
    { personId: asked, cursor, show, month }: Asked,
    actor: Actor,
    atMs: Ms,
  ): Promise<Result<Passbook, Refusal<'invalid_request' | 'not_allowed'>>> => {
    const from = pageFrom('lines', cursor);
    if (!from.ok) return from;
    const isFirst = cursor === undefined;
    const ownerId = asked ?? actor.personId;
    const account = `person:${ownerId}` as const;
    const months = month === undefined ? undefined : { from: Number(month), to: Number(month) };
    const wish = { show, months };
    const isSifted = show !== undefined || month !== undefined;
    const perLook = isFirst ? LINES_SUMMED_MAX : isSifted ? LINES_SIFTED : LINES_PER_PAGE;
    const [{ people, heads }, page, recordMinutes] = await Promise.all([
      ports.load({ people: [...new Set([actor.personId, ownerId])], accounts: [account] }),
      statementPage(ports, account, wish, from.value, { count: LINES_PER_PAGE, perLook }),
      ports.recordSum(ownerId),
    ]);
    const owner = people.get(ownerId);
    const bindings = people.get(actor.personId)?.bindings ?? [];
    if (owner === undefined || !standingOf('person/passbook', actor, bindings, knockedPerson(owner), atMs))
      return refuse('not_allowed', {});
    const asker = { personId: actor.personId, bindings };
    const shown = (order: Order) => peopleShownTo(order, asker, atMs);
    const { lines, known } = await shownLines(ports, page.lines, ownerId, shown, 'passbook', [ownerId]);
    return accept({
      owner: personCardOf(ownerId, known),
      balance: balanceOf(heads.get(account)),
      recordMinutes,
      months: isFirst ? monthSums(page.newest, atMs) : [],
      ...(isFirst && { upToDate: reachesHead(page.newest[0], heads.get(account)) }),
      lines,
      ...nextOf(page),
    });
  };
