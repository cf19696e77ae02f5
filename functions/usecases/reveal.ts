import type { PersonId } from '../../shared/domain/ids';
import type {
  CipherPort,
  Identity,
  IdentityField,
  IdentityPorts,
  Looker,
  RevealPort,
  RevealPurpose,
} from './ports/personal-data';

/** What the log keeps of a look at personal values: who looked at whom, for what, never a value. */
export type RevealNote = Looker & {
  readonly purpose: RevealPurpose;
  readonly fields: readonly IdentityField[];
  readonly subjectIds: readonly PersonId[];
};

export type RevealPorts = Pick<IdentityPorts, 'readIdentities'> &
  Pick<CipherPort, 'open'> & {
    /** Throws when nobody is known to look: then nothing is read. */
    readonly looker: () => Looker;
    readonly note: (note: RevealNote) => void;
  };

/**
 * Opens the named fields of the named persons and notes that it did. One batched read for up to 100 persons; a repeated
 * id is read once, no id reads nothing. Throws when a value does not open, and when nobody is known to look. Source: architecture.md, Data.
 */
export const reveal =
  (ports: RevealPorts): RevealPort =>
  async (fields, purpose, subjectIds) => {
    const ids = [...new Set(subjectIds)];
    const revealed = new Map<PersonId, Identity>();
    if (ids.length === 0 || fields.length === 0) return revealed;
    // Noted before anything opens: a look that fails half way was a look.
    ports.note({ ...ports.looker(), purpose, fields, subjectIds: ids });
    const sealed = await ports.readIdentities(ids, fields);
    const opened = [...sealed].map(async ([id, values]) => {
      revealed.set(id, await ports.open(id, values));
    });
    await Promise.all(opened);
    return revealed;
  };
