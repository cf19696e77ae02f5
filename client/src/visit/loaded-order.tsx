import type { ReactNode } from 'react';
import type { orderContract } from '../../../shared/contracts/order';
import type { OrderId } from '../../../shared/domain/ids';
import type { ResponseOf } from '../api/call';
import type { Loaded } from '../api/use-query';
import { LoadedView } from '../ui/loaded-view';
import { NothingHere } from '../ui/nothing-here';

type Answered = ResponseOf<typeof orderContract>;

/** A page about one visit: its states of loading, and what it says when its address names no visit of this reader. */
export function LoadedOrder({
  orderId,
  loaded,
  blocks,
  gone = <NothingHere />,
  children,
}: {
  orderId: OrderId | undefined;
  loaded: Loaded<Answered>;
  blocks: readonly number[];
  /** Instead of the visit, where it is none of the reader’s business any more. */
  gone?: ReactNode;
  children: (data: Answered) => ReactNode;
}) {
  if (orderId === undefined || loaded.code === 'not_found') return gone;
  return (
    <LoadedView loaded={loaded} blocks={blocks}>
      {children}
    </LoadedView>
  );
}
