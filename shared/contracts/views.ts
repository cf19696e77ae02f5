import * as z from 'zod';
import { serviceLists } from '../domain/catalogue/service';
import {
  bindingId,
  minutes,
  ms,
  orderCommand,
  orderId,
  orderState,
  orgId,
  personId,
  serviceCode,
} from './scalars';

/** Why something cannot be done, before anybody has tried: the rule or refusal, and its sentence. */
export const hindrance = z.strictObject({ code: z.string(), zh: z.string(), en: z.string() });

/** A person as another may see them: a form of address, never a full name, unless the field says so. */
export const personCard = z.strictObject({
  personId,
  calledZh: z.string(),
  photo: z.string().optional(),
});

export const serviceCard = z.strictObject({
  code: serviceCode,
  zh: z.string(),
  en: z.string(),
  list: z.enum(serviceLists),
  level: z.enum(['basic', 'professional']),
  usualMinutes: minutes,
  /** Goes to the hall at once when true; else the station looks at it first. */
  publishedAtOnce: z.boolean(),
});

const actedBy = z.enum(['elder', 'family', 'volunteer', 'station', 'community', 'clock']);

/** An order as its elder, payer, helper or desk sees it in a list. */
export const orderCard = z.strictObject({
  orderId,
  state: orderState,
  version: z.int(),
  serviceCode,
  serviceZh: z.string(),
  startMs: ms,
  plannedMinutes: minutes,
  assignmentNo: z.int(),
  elder: personCard.optional(),
  helper: personCard.optional(),
  communityId: orgId,
  communityZh: z.string(),
  dueAtMs: ms.optional(),
  /** In the elder's list, of a visit that came to nothing: who called it off or closed it. */
  endedBy: actedBy.optional(),
});
export type OrderCard = z.infer<typeof orderCard>;

export const proofView = z.strictObject({
  step: z.enum(['in', 'out', 'confirm']),
  kind: z.enum(['elderCode', 'stationOverride', 'bareTap', 'ownConfirm', 'familyConfirm', 'callBack']),
  source: z.enum(['elder', 'family', 'staff', 'volunteer']),
  atMs: ms,
});

/** One line of an order's story; who acted is shown by role, not by name. */
export const historyItem = z.strictObject({
  version: z.int(),
  command: z.union([orderCommand, z.literal('request')]),
  toState: orderState,
  atMs: ms,
  by: actedBy,
});

/** One order in full. Personal fields are present only where the asker may see them now (product.md, What must never leak). */
export const orderView = orderCard.extend({
  heldMinutes: minutes,
  recordMinutes: minutes.optional(),
  creditMinutes: minutes.optional(),
  settledMinutes: minutes.optional(),
  checkInMs: ms.optional(),
  checkOutMs: ms.optional(),
  checkedOutByClock: z.boolean(),
  payer: personCard.optional(),
  /** Helper with a standing assignment, and the desk: where to go and whom to call. */
  addressZh: z.string().optional(),
  elderPhone: z.string().optional(),
  helperPhone: z.string().optional(),
  /** On the elder's page and the station's desk alone. */
  codes: z.strictObject({ in: z.string(), out: z.string() }).optional(),
  proofs: z.array(proofView),
  twoSources: z.boolean(),
  history: z.array(historyItem),
  /** At the desk, of a submitted order: why it cannot stand in the hall, whatever the desk does. */
  notForHall: hindrance.optional(),
  /** At the desk, of a visit that has ended: what a lead proposes, for another to carry out. */
  proposal: z
    .strictObject({ kind: z.enum(['correction', 'reversal']), recordMinutes: minutes.optional() })
    .optional(),
  /** What the asker may do now, after the lifecycle and the authorisation table; the pages show only these. */
  may: z.array(orderCommand),
});
export type OrderView = z.infer<typeof orderView>;

export const balance = z.strictObject({
  availableMinutes: minutes,
  heldMinutes: minutes,
});

export const boundElder = z.strictObject({
  bindingId,
  elder: personCard,
  tie: z.enum(['daughter', 'son', 'spouse', 'grandchild', 'sibling', 'other']),
  scopes: z.array(z.enum(['order', 'pay', 'viewVisits', 'viewHealth'])),
  balance: balance.optional(),
});
