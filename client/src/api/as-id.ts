import { type IdKind, type IdOf, idPattern } from '../../../shared/domain/ids';

/** An id from a page's address; undefined when it is none. */
export const asId = <K extends IdKind>(kind: K, param: string | undefined): IdOf<K> | undefined =>
  // The pattern of a kind is what makes a string its id.
  param !== undefined && idPattern(kind).test(param) ? (param as IdOf<K>) : undefined;
