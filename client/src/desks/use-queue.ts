import { useEffect, useRef, useState } from 'react';
import type { queueContract } from '../../../shared/contracts/queue';
import type { RequestOf, ResponseOf } from '../api/call';
import { queueQuery } from '../api/desk/queue';
import { sentenceOf } from '../api/sentence-of';
import { type Loaded, useQuery } from '../api/use-query';
import type { QueueItem } from './settlement-table';

export type LaneName = RequestOf<typeof queueContract>['lane'];

type Queue = ResponseOf<typeof queueContract>;
/** What was read after the first page of a lane: how many pages, and where the next begins. */
type Later = {
  readonly lane: LaneName;
  readonly pages: number;
  readonly items: readonly QueueItem[];
  readonly next: string | undefined;
};

export type QueuePages = {
  readonly first: Loaded<Queue>;
  readonly items: readonly QueueItem[];
  readonly hasMore: boolean;
  /** Reads one page more. */
  readonly more: () => Promise<void>;
  /** Why the last `more` brought nothing. */
  readonly failure: string | undefined;
  readonly reload: () => Promise<void>;
};

const noneAfter = (lane: LaneName, next: string | undefined): Later => ({ lane, pages: 0, items: [], next });

/** A lane of the desk: its first page by itself, further ones by a button; a reload reads all that was open anew. */
export function useQueue(lane: LaneName): QueuePages {
  const first = useQuery(queueQuery, { lane });
  const [later, setLater] = useState<Later>();
  const [failure, setFailure] = useState<string>();
  const turn = useRef(0);
  const fitting = later?.lane === lane ? later : noneAfter(lane, first.data?.next);

  const readOn = async (from: Later, pages: number) => {
    turn.current += 1;
    const mine = turn.current;
    let read = from;
    while (read.next !== undefined && read.pages < pages) {
      const answer = await queueQuery.ask({ lane, cursor: read.next });
      if (turn.current !== mine) return;
      if (answer.kind !== 'done') return setFailure(sentenceOf(answer));
      const { items, next } = answer.value;
      read = { lane, pages: read.pages + 1, items: [...read.items, ...items], next };
    }
    setFailure(undefined);
    setLater(read);
  };
  const latest = useRef({ readOn, pages: 0 });
  latest.current = { readOn, pages: fitting.pages };
  // A first page that came anew begins elsewhere than the one before: what follows it is asked for again.
  useEffect(() => {
    if (first.data !== undefined)
      void latest.current.readOn(noneAfter(lane, first.data.next), latest.current.pages);
  }, [first.data, lane]);

  const seen = new Set<string>();
  const items = [...(first.data?.items ?? []), ...fitting.items].filter(({ orderId }) => {
    const isNew = !seen.has(orderId);
    seen.add(orderId);
    return isNew;
  });
  return {
    first,
    items,
    hasMore: fitting.next !== undefined,
    more: () => readOn(fitting, fitting.pages + 1),
    failure,
    reload: first.reload,
  };
}
