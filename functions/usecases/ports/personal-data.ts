import type { PersonId } from '../../../shared/domain/ids';

/** What `identity` keeps about a person; each field is sealed on its own. */
export const identityFields = ['name', 'calledZh', 'phone', 'addressZh'] as const;
export type IdentityField = (typeof identityFields)[number];

/** `calledZh` is the form of address that others meet (王阿姨, 李师傅); `name` is the full one. */
export type Identity = Readonly<Partial<Record<IdentityField, string>>>;

/** Why values are asked for: a code that goes into the log, where no value ever goes. */
export const revealPurposes = [
  'home',
  'visits',
  'order',
  'passbook',
  'slip',
  'export',
  'queue',
  'gift',
  'loans',
  'batches',
] as const;
export type RevealPurpose = (typeof revealPurposes)[number];

/** Who looks, and in which request: what a look is noted under. */
export type Looker = { readonly actorId: PersonId; readonly requestId: string };

/**
 * The one way to a person's values (architecture.md, Data). A subject without an identity is absent, and so is a field
 * that was never given: nothing that was not asked for comes back.
 */
export type RevealPort = (
  fields: readonly IdentityField[],
  purpose: RevealPurpose,
  subjectIds: readonly PersonId[],
) => Promise<ReadonlyMap<PersonId, Identity>>;

/** What is written instead of values: the data key, wrapped by the key service, and each field under it. */
export type Sealed = {
  readonly dataKey: Uint8Array;
  readonly fields: Readonly<Partial<Record<IdentityField, Uint8Array>>>;
};

/**
 * Envelopes personal values. `open` throws when a value was sealed for another person or field, or was changed since:
 * that is tampering, not a refusal.
 */
export type CipherPort = {
  readonly seal: (personId: PersonId, identity: Identity) => Promise<Sealed>;
  readonly open: (personId: PersonId, sealed: Sealed) => Promise<Identity>;
};

/** Sealed values by person; reading asks the table for the named fields alone. */
export type IdentityPorts = {
  readonly readIdentities: (
    personIds: readonly PersonId[],
    fields: readonly IdentityField[],
  ) => Promise<ReadonlyMap<PersonId, Sealed>>;
  /** Each replaces what stood there; 25 persons a round trip. */
  readonly writeIdentities: (sealed: ReadonlyMap<PersonId, Sealed>) => Promise<void>;
};
