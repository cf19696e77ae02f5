import type { Parsed } from '../../shared/contracts/contract';
import type { passbookContract } from '../../shared/contracts/passbook';
import type { Actor } from '../../shared/domain/authority/actor';
import { knockedPerson } from '../../shared/domain/authority/relation';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import type { Ms } from '../../shared/domain/units';
import type { ReadPorts } from './ports/reading';
import { nextOf, pageFrom } from './views/cursor';
import { balanceOf } from './views/family';
import { type CardPorts, personCardOf, serviceZhOf } from './views/order-cards';
import { peopleShownTo } from './views/order-people';
import { monthSums, reachesHead, shownLine } from './views/passbook-lines';
import { standingOf } from './views/standing-of';

const LINES_PER_PAGE = 20;
/** The first page also sums up six months; somebody with more lines than that in them sees the sums of the latest. */
const LINES_SUMMED_MAX = 300;

type Asked = Parsed<typeof passbookContract.request>;
type Passbook = Parsed<typeof passbookContract.response>;
export type PassbookPorts = CardPorts & Pick<ReadPorts, 'load' | 'lines' | 'orders' | 'recordSum'>;

/**
 * A person's statement, newest lines first, with the balance after each; on the first page also the sums of six months and
 * whether the newest line is the account's last (`upToDate`). Oneself, or a relative as the route table says.
 * Three round trips: persons, head, lines and record; the orders of the lines; the names.
 * Refusals, in check order: `invalid_request` (a cursor of no page), `not_allowed`.
 */
export const passbook =
  (ports: PassbookPorts) =>
  async (
    { personId: asked, cursor }: Asked,
    actor: Actor,
    atMs: Ms,
  ): Promise<Result<Passbook, Refusal<'invalid_request' | 'not_allowed'>>> => {
    const from = pageFrom('lines', cursor);
    if (!from.ok) return from;
    const isFirst = cursor === undefined;
    const ownerId = asked ?? actor.personId;
    const account = `person:${ownerId}` as const;
    const [{ people, heads }, page, recordMinutes] = await Promise.all([
      ports.load({ people: [...new Set([actor.personId, ownerId])], accounts: [account] }),
      ports.lines(account, { ...from.value, limit: isFirst ? LINES_SUMMED_MAX : LINES_PER_PAGE }),
      ports.recordSum(ownerId),
    ]);
    const owner = people.get(ownerId);
    const bindings = people.get(actor.personId)?.bindings ?? [];
    if (owner === undefined || !standingOf('person/passbook', actor, bindings, knockedPerson(owner), atMs))
      return refuse('not_allowed', {});
    const lines = page.items.slice(0, LINES_PER_PAGE);
    const orders = await ports.orders([...new Set(lines.flatMap(({ orderId }) => orderId ?? []))]);
    const asker = { personId: actor.personId, bindings };
    const shown = lines.map((line) => {
      const order = orders.find(({ id }) => id === line.orderId);
      return { line, order, people: order === undefined ? {} : peopleShownTo(order, asker, atMs) };
    });
    const named = shown.flatMap((each) => [each.people.elderId, each.people.helperId]);
    const known = await ports.reveal(
      ['calledZh'],
      'passbook',
      [ownerId, ...named].filter((id) => id !== undefined),
    );
    const last = lines.at(-1);
    const more = page.items.length > lines.length || page.next !== undefined;
    return accept({
      owner: personCardOf(ownerId, known),
      balance: balanceOf(heads.get(account)),
      recordMinutes,
      months: isFirst ? monthSums(page.items, atMs) : [],
      ...(isFirst && { upToDate: reachesHead(lines[0], heads.get(account)) }),
      lines: await Promise.all(
        shown.map(async (each) =>
          shownLine(
            each.line,
            ownerId,
            each.order,
            each.order && (await serviceZhOf(ports, each.order)),
            each.people,
            known,
          ),
        ),
      ),
      ...nextOf(more && last !== undefined ? { next: String(last.seq) } : {}),
    });
  };
