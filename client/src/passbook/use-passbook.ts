import { useState } from 'react';
import type { passbookContract } from '../../../shared/contracts/passbook';
import type { ResponseOf } from '../api/call';
import { passbookQuery } from '../api/passbook';
import { sentenceOf } from '../api/sentence-of';
import { useQuery } from '../api/use-query';

export type Passbook = ResponseOf<typeof passbookContract>;
export type PassbookLine = Passbook['lines'][number];

type Earlier = {
  readonly after: string;
  readonly lines: readonly PassbookLine[];
  readonly next: string | undefined;
};

/** The statement of whoever is signed in: the first page by itself, earlier ones by a button. */
export function usePassbook() {
  const first = useQuery(passbookQuery, {});
  const [earlier, setEarlier] = useState<Earlier>();
  const [failure, setFailure] = useState<string>();
  const firstNext = first.data?.next;
  // Earlier pages belong to the first page they were asked after: a reload that brings new lines starts anew.
  const fitting = earlier !== undefined && earlier.after === firstNext ? earlier : undefined;
  const next = fitting === undefined ? firstNext : fitting.next;
  const more = async () => {
    if (next === undefined || firstNext === undefined) return;
    const answer = await passbookQuery.ask({ cursor: next });
    if (answer.kind !== 'done') {
      setFailure(sentenceOf(answer));
      return;
    }
    setFailure(undefined);
    const lines = [...(fitting?.lines ?? []), ...answer.value.lines];
    setEarlier({ after: firstNext, lines, next: answer.value.next });
  };
  return { first, earlierLines: fitting?.lines ?? [], hasMore: next !== undefined, more, failure };
}
