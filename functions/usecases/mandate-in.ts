import { docName } from '../../shared/domain/ledger/doc-key';
import { type Mandate, mandateKey, type Pair } from '../../shared/domain/mandate/mandate';
import type { MonthFacts } from '../../shared/domain/mandate/mandate-month';
import type { Loaded } from './ports';

/** What a relative gave for an elder, as it was loaded; absent: nothing. Pure. */
export const mandateIn = ({ docs }: Loaded, pair: Pair): Mandate | undefined => {
  const doc = docs.get(docName(mandateKey(pair)));
  return doc?.kind === 'mandate' ? doc : undefined;
};

/** All that was loaded of mandates, as decisions about orders look at it. Pure. */
export const mandatesIn = ({ docs }: Pick<Loaded, 'docs'>): Required<MonthFacts> => {
  const all = [...docs.values()];
  return {
    mandates: all.filter((doc) => doc.kind === 'mandate'),
    months: all.filter((doc) => doc.kind === 'mandateMonth'),
  };
};
