import type { batchProposalContract } from '../../../shared/contracts/batch-proposal';
import type { draftBatchContract } from '../../../shared/contracts/draft-batch';
import type { Answer, BodyOf, RequestOf, ResponseOf } from '../api/call';
import { batchProposalQuery } from '../api/desk/batch-proposal';
import { draftBatch } from '../api/desk/draft-batch';
import { useQuery } from '../api/use-query';
import { usePages } from '../ui/use-pages';

export type ProposalKind = RequestOf<typeof batchProposalContract>['kind'];
type Proposal = ResponseOf<typeof batchProposalContract>;
export type ProposedItem = Proposal['items'][number];
type Plan = BodyOf<typeof draftBatchContract>['plan'];

/** 2,000 people, forty a page. */
const PAGES_MAX = 50;

const linesOf = (items: readonly ProposedItem[]): Plan['lines'] =>
  items.flatMap((item) =>
    'minutes' in item ? [{ personId: item.person.personId, minutes: item.minutes }] : [],
  );

/** What a batch of a kind would be, page by page; drafting reads all pages anew, so that nobody on a later one is left out. */
export function useProposal(kind: ProposalKind) {
  const first = useQuery(batchProposalQuery, { kind });
  const pages = usePages(kind, first, (cursor) => batchProposalQuery.ask({ kind, cursor }));

  const draft = async (): Promise<Answer<unknown>> => {
    const lines: Plan['lines'][number][] = [];
    let month: string | undefined;
    let cursor: string | undefined;
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const answer = await batchProposalQuery.ask({ kind, ...(cursor !== undefined && { cursor }) });
      if (answer.kind !== 'done') return answer;
      lines.push(...linesOf(answer.value.items));
      ({ month, next: cursor } = answer.value);
      if (cursor === undefined) break;
    }
    if (kind === 'surplus') return draftBatch({ plan: { kind, lines } });
    return draftBatch({ plan: { kind, month: month ?? '', lines } });
  };
  return { first, pages, draft };
}
