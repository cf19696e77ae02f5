import { docName } from '../../shared/domain/ledger/doc-key';
import { type Mandate, mandateKey, type Pair } from '../../shared/domain/mandate/mandate';
import type { Loaded } from './ports';

/** What a relative gave for an elder, as it was loaded; absent: nothing. Pure. */
export const mandateIn = ({ docs }: Loaded, pair: Pair): Mandate | undefined => {
  const doc = docs.get(docName(mandateKey(pair)));
  return doc?.kind === 'mandate' ? doc : undefined;
};
