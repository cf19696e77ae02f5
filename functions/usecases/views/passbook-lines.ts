import type { Parsed } from '../../../shared/contracts/contract';
import type { passbookContract } from '../../../shared/contracts/passbook';
import { monthOf } from '../../../shared/domain/calendar/shanghai-day';
import type { PersonId } from '../../../shared/domain/ids';
import type { Head } from '../../../shared/domain/ledger/account';
import { hex } from '../../../shared/domain/ledger/canonical';
import type { Order } from '../../../shared/domain/order/order';
import type { Ms } from '../../../shared/domain/units';
import type { Identity, RevealPurpose } from '../ports/personal-data';
import type { PassbookLine, ReadPorts } from '../ports/reading';
import { type CardPorts, NAMELESS_ZH, serviceZhOf } from './order-cards';
import type { ShownPeople } from './order-people';

type Passbook = Parsed<typeof passbookContract.response>;

const MONTHS_SHOWN = 6;

/** Months from the present one back, as yyyymm. Pure. */
const latestMonths = (atMs: Ms): readonly number[] => {
  const present = monthOf(atMs);
  const count = Math.floor(present / 100) * 12 + (present % 100) - 1;
  return Array.from({ length: MONTHS_SHOWN }, (_, back) => {
    const month = count - back;
    return Math.floor(month / 12) * 100 + (month % 12) + 1;
  });
};

/**
 * Hours that came and went in the last six months, the present one first. Pure. What is set aside or given back is neither: a line
 * counts by what it changes in available and held together.
 */
export const monthSums = (lines: readonly PassbookLine[], atMs: Ms): Passbook['months'] =>
  latestMonths(atMs).map((month) => {
    const changes = lines
      .filter((line) => monthOf(line.atMs) === month)
      .map(({ availableDelta, heldDelta }) => availableDelta + heldDelta);
    const sum = (part: readonly number[]): number => part.reduce((total, minutes) => total + minutes, 0);
    return {
      month,
      inMinutes: sum(changes.filter((minutes) => minutes > 0)),
      outMinutes: -sum(changes.filter((minutes) => minutes < 0)) || 0,
    };
  });

/** Whether the newest projected line is the account's last: else the stream has yet to bring some, or something is wrong. Pure. */
export const reachesHead = (newest: PassbookLine | undefined, head: Head | undefined): boolean =>
  newest === undefined
    ? (head?.seq ?? 0) === 0
    : head !== undefined &&
      newest.seq === head.seq &&
      hex(newest.hash) === hex(head.headHash) &&
      newest.availableAfterMinutes === head.availableMinutes &&
      newest.heldAfterMinutes === head.heldMinutes;

/**
 * Lines as their reader sees them, each with its service and the other side as far as this reader may know them; `alsoNamed` are
 * looked up in the same breath. Two round trips: the orders, the names.
 */
export const shownLines = async (
  ports: CardPorts & Pick<ReadPorts, 'orders'>,
  lines: readonly PassbookLine[],
  ownerId: PersonId,
  shown: (order: Order) => ShownPeople,
  purpose: RevealPurpose,
  alsoNamed: readonly PersonId[],
): Promise<{ readonly lines: Passbook['lines']; readonly known: ReadonlyMap<PersonId, Identity> }> => {
  const orders = await ports.orders([...new Set(lines.flatMap(({ orderId }) => orderId ?? []))]);
  const each = lines.map((line) => {
    const order = orders.find(({ id }) => id === line.orderId);
    return { line, order, people: order === undefined ? {} : shown(order) };
  });
  const named = each.flatMap(({ people }) => [people.elderId, people.helperId]);
  const known = await ports.reveal(
    ['calledZh'],
    purpose,
    [...alsoNamed, ...named].filter((id) => id !== undefined),
  );
  const views = each.map(async ({ line, order, people }) => {
    const serviceZh = order && (await serviceZhOf(ports, order));
    return shownLine(line, ownerId, order, serviceZh, people, known);
  });
  return { lines: await Promise.all(views), known };
};

/** A line as its reader sees it; the other side by form of address, where the reader may know them. Pure. */
const shownLine = (
  line: PassbookLine,
  ownerId: PersonId,
  order: Order | undefined,
  serviceZh: string | undefined,
  { elderId, helperId }: ShownPeople,
  known: ReadonlyMap<PersonId, Identity>,
): Passbook['lines'][number] => {
  const helped = order !== undefined && 'helperId' in order && order.helperId === ownerId;
  const otherId = helped ? elderId : helperId;
  return {
    seq: line.seq,
    atMs: line.atMs,
    command: line.command,
    availableDeltaMinutes: line.availableDelta,
    heldDeltaMinutes: line.heldDelta,
    availableAfterMinutes: line.availableAfterMinutes,
    heldAfterMinutes: line.heldAfterMinutes,
    ...(line.orderId !== undefined && { orderId: line.orderId }),
    ...(serviceZh !== undefined && { serviceZh }),
    ...(otherId !== undefined && { withZh: known.get(otherId)?.calledZh ?? NAMELESS_ZH }),
    ...(line.repayShare !== undefined && { sharePercent: line.repayShare.percent }),
    hash: hex(line.hash),
  };
};
