import type { BindingId, PersonId } from '../../../shared/domain/ids';
import { platform } from '../platform/platform';
import { readSession } from '../platform/session';

const KEY = 'timebank.bindings';
type Bindings = Readonly<Record<PersonId, BindingId>>;

const readBindings = (): Bindings => {
  const kept = platform.session.read(KEY);
  // Written by `noteBindings` below.
  return kept === undefined ? {} : (JSON.parse(kept) as Bindings);
};

/** Remembers, for this sign-in, by which binding somebody acts for each elder; the first page of a family learns it. */
export const noteBindings = (
  bound: readonly { readonly bindingId: BindingId; readonly elder: { readonly personId: PersonId } }[],
): void => {
  platform.session.write(
    KEY,
    JSON.stringify(Object.fromEntries(bound.map(({ bindingId, elder }) => [elder.personId, bindingId]))),
  );
};

/** What a command says of the one it is done for: nothing for oneself, else the elder and the binding (experience.md, P3). */
export const actingFor = (
  elderId: PersonId | undefined,
): { readonly onBehalfOf?: PersonId; readonly consentId?: BindingId } => {
  if (elderId === undefined || elderId === readSession()?.personId) return {};
  const consentId = readBindings()[elderId];
  return { onBehalfOf: elderId, ...(consentId === undefined ? {} : { consentId }) };
};
