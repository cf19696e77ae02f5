import type { passbookContract } from '../../../shared/contracts/passbook';
import type { RequestOf, ResponseOf } from '../api/call';
import { passbookQuery } from '../api/passbook';
import { type Loaded, useQuery } from '../api/use-query';
import { type PageOf, usePages } from '../ui/use-pages';

export type Passbook = ResponseOf<typeof passbookContract>;
export type PassbookLine = Passbook['lines'][number];
/** What is wished of the lines; nothing: all. */
export type Sift = Pick<RequestOf<typeof passbookContract>, 'show' | 'month'>;

const asPage = ({ lines, next }: Passbook): PageOf<PassbookLine> => ({ items: lines, next });

/** The statement of whoever is signed in, sifted: the first page by itself, earlier ones by a button. */
const useLines = (sift: Sift, first: Loaded<Passbook>) =>
  usePages(JSON.stringify(sift), { ...first, data: first.data && asPage(first.data) }, async (cursor) => {
    const answer = await passbookQuery.ask({ ...sift, cursor });
    return answer.kind === 'done' ? { kind: 'done', value: asPage(answer.value) } : answer;
  });

/**
 * Books and chart come from the whole statement, so that they stand still while the lines below are sifted; the sifted
 * lines are asked for when something is wished.
 */
export function usePassbook(sift: Sift) {
  const isSifted = sift.show !== undefined || sift.month !== undefined;
  const whole = useQuery(passbookQuery, {});
  const sifted = useQuery(passbookQuery, isSifted ? sift : undefined);
  // What the whole statement has to tell is told once, above.
  const first: Loaded<Passbook> = isSifted ? sifted : { ...whole, told: [], sentence: undefined };
  return { whole, first, list: useLines(sift, first), pageOf: asPage };
}
