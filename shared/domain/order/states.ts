/** The states of an order, orders.md. */
export const orderStates = [
  'submitted',
  'open',
  'offered',
  'accepted',
  'serving',
  'served',
  'confirmed',
  'disputed',
  'referred',
  'scheduled',
  'settled',
  'voided',
  'cancelled',
  'expired',
  'reversed',
] as const;
export type OrderState = (typeof orderStates)[number];

/** Everything that may be done to an order, orders.md. `request` makes it and stands in no cell. */
export const orderCommands = [
  'publish',
  'offer',
  'refer',
  'reschedule',
  'recordVisit',
  'cancel',
  'close',
  'grab',
  'miss',
  'accept',
  'decline',
  'lapse',
  'withdraw',
  'checkIn',
  'drop',
  'reassign',
  'elderAbsent',
  'noShow',
  'checkOut',
  'confirm',
  'agreeMore',
  'deny',
  'escalate',
  'settle',
  'dispute',
  'resolve',
  'take',
  'return',
  'complete',
  'proposeCorrection',
  'proposeReversal',
  'refuseProposal',
  'correct',
  'reverse',
] as const;
export type OrderCommand = (typeof orderCommands)[number];

/** Whether a command of the ledger is about an order that stands. Pure. */
export const isOrderCommand = (command: string): command is OrderCommand =>
  orderCommands.some((known) => known === command);

/** Who acts, as the lifecycle table names them. `rule` and `clock` are principals like any other (ledger.md). */
export const actingRoles = [
  'elder',
  'family',
  'payer',
  'volunteer',
  'station',
  'stationLead',
  'community',
  'centre',
  'district',
  'bureau',
  'rule',
  'clock',
] as const;
export type ActingRole = (typeof actingRoles)[number];

/** States in which nothing is held any more and no desk has it in its queue. */
export const endedStates = [
  'settled',
  'voided',
  'cancelled',
  'expired',
  'reversed',
] as const satisfies readonly OrderState[];
