import * as z from 'zod';
import { channels, reasonCodes } from '../domain/ledger/entry';
import { orderCommands, orderStates } from '../domain/order/states';

// The mini-program forbids eval; zod must not try it (experience.md, W12).
z.config({ jitless: true });

const ulidText = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);

export const personId = z.templateLiteral(['per_', ulidText]);
export const orderId = z.templateLiteral(['ord_', ulidText]);
export const batchId = z.templateLiteral(['bat_', ulidText]);
export const caseId = z.templateLiteral(['cas_', ulidText]);
export const orgId = z.templateLiteral(['org_', ulidText]);
const commandId = z.templateLiteral(['cmd_', ulidText]);
const consentId = z.templateLiteral([z.enum(['cns_', 'bnd_']), ulidText]);
export const bindingId = z.templateLiteral(['bnd_', ulidText]);

/** UTC milliseconds, before the year 2100: days are kept with eight digits, instants with thirteen. */
export const ms = z.int().nonnegative().max(4_102_444_799_999);
/** A month of the city, yyyymm. */
export const yearMonth = z.string().regex(/^20\d{2}(0[1-9]|1[0-2])$/);
/** Whole minutes. */
export const minutes = z.int().nonnegative();
export const signedMinutes = z.int();
export const serviceCode = z
  .string()
  .regex(/^[a-z]+(\.[a-z-]+)+$/)
  .max(40);
export const orderState = z.enum(orderStates);
export const orderCommand = z.enum(orderCommands);
const channel = z.enum(channels);
export const reasonCode = z.enum(reasonCodes);
/** Opaque; comes from the `next` of the page before. */
export const cursor = z.string().max(400);

/**
 * What every command carries (ledger.md, Commands and ids). `onBehalfOf`, `channel` and `consentId` are checked against the token:
 * they are needed where the actor is not the person (experience.md, P3).
 */
export const envelope = {
  commandId,
  issuedAtMs: ms,
  onBehalfOf: personId.optional(),
  // The clock's own channel is nobody else's.
  channel: channel.exclude(['system']).optional(),
  consentId: consentId.optional(),
};

/** What a person hears of an accepted command about a person, the same on a resend. */
export const personOutcome = z.strictObject({ personId, version: z.int() });

/** What a person hears of an accepted command about a batch, the same on a resend. */
export const batchOutcome = z.strictObject({ batchId, version: z.int() });

/** What a person hears of an accepted order command, the same on a resend. */
export const orderOutcome = z.strictObject({
  orderId,
  state: orderState,
  version: z.int(),
  assignmentNo: z.int(),
});
