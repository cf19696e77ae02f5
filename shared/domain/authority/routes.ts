import type { Actor, Relation, TokenRole } from './actor';

/** Who may knock at a route: a role of the token, standing in one of these relations; `any`: without looking at the subject. */
type RouteRow = Readonly<Partial<Record<TokenRole, 'any' | readonly [Relation, ...Relation[]]>>>;

/** The elder herself, or a relative who may order or pays. */
const householdRow = { elder: ['elder'], family: ['boundOrder', 'payer'] } as const satisfies RouteRow;

/** Oneself, or a relative who may pay from these hours. */
const bookRow = {
  elder: ['elder'],
  family: ['elder', 'boundPay'],
  volunteer: ['elder'],
} as const satisfies RouteRow;

/** The staff of the order's own station. */
const stationRow = { station: ['ownStation'], stationLead: ['ownStation'] } as const satisfies RouteRow;

/** A lead of the order's own station. */
const leadRow = { stationLead: ['ownStation'] } as const satisfies RouteRow;

/** What is one's own to give or to take back: the subject is oneself. */
const ownRow = {
  elder: ['elder'],
  family: ['elder'],
  volunteer: ['elder'],
} as const satisfies RouteRow;

/** Who has lost their turn must still hear so from the decision (`assignment_over`), hence no relation is asked. */
const volunteerRow = { volunteer: 'any' } as const satisfies RouteRow;

/**
 * Route × role × relation, `<audience>/<name of the contract>`. What is not named is denied. It says who may knock; what the facts of
 * a case forbid is the decision's, which names the rule. Source: architecture.md, Authorisation.
 */
export const routes = {
  // Without a subject: what belongs to the one who asks.
  'person/home': { elder: 'any', family: 'any', volunteer: 'any' },
  'person/hall': volunteerRow,
  'person/held-minutes': { elder: 'any', family: 'any', volunteer: 'any' },
  'person/service-records': { elder: 'any', family: 'any', volunteer: 'any' },
  // The subject is a person; to oneself one stands as `elder`.
  'person/my-visits': { elder: ['elder'], family: ['elder', 'boundViewVisits'], volunteer: ['elder'] },
  'person/passbook': bookRow,
  'person/monthly-slip': bookRow,
  'person/year-lines': bookRow,
  'person/line-proof': bookRow,
  'person/gift-options': { elder: 'any', family: 'any', volunteer: 'any' },
  'person/give-minutes': ownRow,
  'person/give-mandate': ownRow,
  'person/withdraw-mandate': ownRow,
  // The parent is the subject; the child who is named gives their own word, and the decision knows who that is.
  'person/ask-loan': { elder: ['elder'] },
  'person/guarantee-loan': { family: 'any' },
  'person/decline-loan': { family: 'any' },
  'person/end-guarantee': { family: 'any' },
  'person/repay-loan': ownRow,
  'person/set-repay-share': ownRow,
  'person/funding-proposal': { elder: ['elder'], family: ['boundOrder'] },
  'person/request-order': { elder: ['elder'], family: ['boundOrder'] },
  // The subject is an order.
  'person/order': {
    elder: ['elder'],
    family: ['payer', 'boundOrder', 'boundViewVisits'],
    volunteer: ['helper'],
  },
  'person/grab-order': volunteerRow,
  'person/drop-order': volunteerRow,
  'person/check-in': volunteerRow,
  'person/check-out': volunteerRow,
  'person/cancel-order': householdRow,
  'person/reschedule-order': householdRow,
  'person/confirm-order': householdRow,
  'person/deny-order': householdRow,
  // From the hours that stand behind the order.
  'person/agree-more': { elder: ['payer'], family: ['payer'] },
  'person/dispute-order': { elder: ['elder'], family: ['payer'], volunteer: ['helper'] },

  'desk/queue': { station: 'any', stationLead: 'any', community: 'any' },
  'desk/overdue-loans': { station: 'any', stationLead: 'any' },
  'desk/batches': { station: 'any', stationLead: 'any' },
  'desk/batch-proposal': { station: 'any', stationLead: 'any' },
  'desk/order': { ...stationRow, community: ['ownCommunity'] },
  // The subject is a person of the station.
  'desk/monthly-slip': stationRow,
  'desk/year-lines': { stationLead: ['ownStation'] },
  'desk/publish-order': stationRow,
  'desk/reschedule-order': stationRow,
  'desk/cancel-order': stationRow,
  'desk/close-order': stationRow,
  'desk/check-in': stationRow,
  'desk/check-out': stationRow,
  'desk/no-show': stationRow,
  'desk/confirm-order': stationRow,
  'desk/deny-order': stationRow,
  'desk/dispute-order': stationRow,
  'desk/settle-order': { community: ['ownCommunity'] },
  'desk/resolve-order': leadRow,
  'desk/propose-correction': leadRow,
  'desk/propose-reversal': leadRow,
  'desk/refuse-proposal': leadRow,
  'desk/correct-order': leadRow,
  'desk/reverse-order': leadRow,
  // The subject is a person again: the elder in hardship.
  'desk/propose-grant': stationRow,
  'desk/approve-grant': { stationLead: ['ownStation'] },
  'desk/refuse-grant': { stationLead: ['ownStation'] },
  'desk/close-grant': stationRow,
  'desk/ask-loan': stationRow,
  'desk/propose-write-off': stationRow,
  'desk/approve-write-off': { stationLead: ['ownStation'] },
  // The subject is a batch: one that is only drafted will be the drafter's own desk's.
  'desk/draft-batch': stationRow,
  'desk/approve-batch': { stationLead: ['ownStation'] },
  'desk/stop-batch': { stationLead: ['ownStation'] },
  'desk/batch': stationRow,
  'desk/record-death': stationRow,
  'desk/withdraw-death': { stationLead: ['ownStation'] },
  'desk/propose-receiver': stationRow,
  'desk/approve-receiver': { stationLead: ['ownStation'] },
} as const satisfies Record<string, RouteRow>;
export type Route = keyof typeof routes;

const isRoute = (route: string): route is Route => Object.hasOwn(routes, route);

/** Whether an actor may knock at a route at all: a role of theirs is named there, with a relation in which they stand. Pure. */
export const mayKnock = (route: string, actor: Actor, relations: readonly Relation[]): boolean => {
  if (!isRoute(route)) return false;
  const row: RouteRow = routes[route];
  return actor.roles.some((role) => {
    const ways = row[role];
    return ways === 'any' || ways?.some((way) => relations.includes(way)) === true;
  });
};
