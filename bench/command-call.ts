import type { CommandCall } from '../functions/usecases/ports/command-call';
import type { TokenRole } from '../shared/domain/authority/actor';
import type { BindingId, CommandId, OrgId, PersonId } from '../shared/domain/ids';
import { FIRST_HASH } from '../shared/domain/ledger/account';
import type { Ms } from '../shared/domain/units';
import { fresh } from './small-city';

export type Who = {
  readonly personId: PersonId;
  readonly roles: readonly TokenRole[];
  readonly orgId?: OrgId;
  /** Speaks for an elder, under this binding. */
  readonly consent?: { readonly id: BindingId; readonly elderId: PersonId };
};
type Stamp = { readonly commandId: CommandId; readonly issuedAtMs: Ms };

/** A command as the door hands it to its use case, under an id of its own. */
export const commandCall = <B extends object>(
  route: string,
  { personId, roles, orgId, consent }: Who,
  body: B,
  atMs: Ms,
): CommandCall<B & Stamp> => {
  const commandId = fresh('command');
  return {
    route,
    body: { ...body, commandId, issuedAtMs: atMs },
    actor: { personId, roles, ...(orgId && { orgId }) },
    envelope: {
      commandId,
      principal: personId,
      channel: 'app',
      issuedAtMs: atMs,
      bodyDigest: FIRST_HASH,
      ...(consent && { consentId: consent.id, onBehalfOf: consent.elderId }),
    },
    atMs,
  };
};
