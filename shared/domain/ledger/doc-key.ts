import type { PersonId } from '../ids';

/** Where a document lies: with whom, under which readable name. */
export type DocKey = { readonly ownerId: PersonId; readonly name: string };

/** A document's place as one text: key of `Loaded.docs`. Pure. */
export const docName = ({ ownerId, name }: DocKey): string => `${ownerId} ${name}`;
