import { monthOf } from '../../shared/domain/calendar/shanghai-day';
import { type AskedSource, accountOfSource } from '../../shared/domain/funding/asked-source';
import type { PersonId } from '../../shared/domain/ids';
import { loanKey } from '../../shared/domain/loan/loan';
import { mandateKey, mandateMonthKey } from '../../shared/domain/mandate/mandate';
import type { RequestOrder } from '../../shared/domain/order/decide-request';
import type { Minutes } from '../../shared/domain/units';
import { guarantorOf } from './loan-named';
import type { Loaded, OrderPorts, Wanted } from './ports';
import { readMissing } from './read-missing';

/** A source as it comes over the wire: what is left out may be there as undefined. */
type OnTheWire<S> = S extends { readonly minutes?: Minutes }
  ? Omit<S, 'minutes'> & { readonly minutes?: Minutes | undefined }
  : never;
type Asked = {
  readonly elderId: PersonId;
  readonly payerId?: PersonId | undefined;
  readonly sources?: readonly OnTheWire<AskedSource>[] | undefined;
};

const said = ({ minutes, ...source }: OnTheWire<AskedSource>): AskedSource =>
  minutes === undefined ? source : { ...source, minutes };

/** The sources that a request asks for; who names one payer asks for the whole from that account. Pure. */
export const sourcesAsked = ({ elderId, payerId, sources }: Asked): readonly AskedSource[] => {
  if (sources !== undefined) return sources.map(said);
  return [payerId === undefined || payerId === elderId ? { kind: 'own' } : { kind: 'family', payerId }];
};

/** The relatives whose hours a request asks for. Pure. */
export const payerIdsOf = ({ sources }: Pick<RequestOrder, 'sources'>): readonly PersonId[] =>
  sources.flatMap((source) => (source.kind === 'family' ? [source.payerId] : []));

/**
 * What a request itself names, in one read: elder, asker and payers, the sources' accounts, the promises of who does not ask, and her loan
 * when it is asked for. Pure.
 */
export const wantedFor = (request: RequestOrder, askerId: PersonId): Wanted => {
  const { elderId, sources, startMs } = request;
  const payerIds = payerIdsOf(request);
  return {
    people: [...new Set([elderId, askerId, ...payerIds])],
    accounts: sources.map((source) => accountOfSource(source, elderId, startMs)),
    docs: [
      ...payerIds
        .filter((payerId) => payerId !== askerId)
        .flatMap((payerId) => [
          mandateKey({ payerId, elderId }),
          mandateMonthKey({ payerId, elderId, month: monthOf(startMs) }),
        ]),
      ...(sources.some(({ kind }) => kind === 'loan') ? [loanKey(elderId)] : []),
    ],
  };
};

/** What a request must know: one read, and one more for the child who promised, where her loan is asked for and the child does not ask. */
export const loadForRequest = async (
  ports: Pick<OrderPorts, 'load'>,
  request: RequestOrder,
  askerId: PersonId,
): Promise<Loaded> => {
  const loaded = await ports.load(wantedFor(request, askerId));
  return readMissing(ports, loaded, guarantorOf(loaded, request.elderId));
};
