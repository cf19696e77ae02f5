import { requestOrder } from '../../../functions/usecases/request-order';
import type { AskedSource } from '../../../shared/domain/funding/asked-source';
import type { Entry } from '../../../shared/domain/ledger/entry';
import { MINUTE_MS } from '../../../shared/domain/units';
import { actOf } from '../act';
import { type Figures, moves } from '../moves';
import { type ByPerson, type Funding, PLANNED_MINUTES, type Scene } from '../operation';
import { asElder, asRelative, caseIn, stamped } from './who';

const WHOLE: Figures = [[-60, 60]];

/** Whether an entry holds on just these accounts, each by its name or how that begins. */
const holdsOn = (entry: Entry, figures: Figures, accounts: readonly string[]): boolean =>
  moves(entry, figures) &&
  entry.lines.every(({ account }, index) => account.startsWith(accounts[index] ?? '!'));

type Request = Pick<ByPerson, 'name' | 'from' | 'holds'> & {
  readonly funding: Funding;
  readonly pays: (
    scene: Scene,
  ) => { readonly payerId: Scene['cast']['elderId'] } | { readonly sources: AskedSource[] };
};

/** A visit is asked for, by the elder, or by the relative who pays for it. */
const asking = ({ name, from, funding, pays, holds }: Request): ByPerson => ({
  name,
  ...(from && { from }),
  to: 'open',
  wishes: { funding },
  // Late: an hour and a half ahead, where two hours are needed for the hall.
  atMs: ({ dayMs, startMs, wishes }) => (wishes.late ? startMs - 90 * MINUTE_MS : dayMs),
  endsAtMs: ({ startMs }) => startMs,
  act: (scene, atMs, issuedAtMs) => {
    const { elderId, bindingId } = scene.cast;
    const byFamily = funding === 'family';
    return actOf(requestOrder, {
      ...stamped(scene, atMs, issuedAtMs),
      operation: name,
      route: 'person/request-order',
      actor: byFamily ? asRelative(scene.cast) : asElder(scene.cast),
      ...(byFamily && { onBehalfOf: elderId, consentId: bindingId }),
      body: {
        elderId,
        ...pays(scene),
        serviceCode: 'escort.walk',
        startMs: scene.startMs,
        plannedMinutes: PLANNED_MINUTES,
      },
    });
  },
  holds,
});

export const requestingOperations: readonly ByPerson[] = [
  asking({
    name: 'request',
    funding: 'own',
    pays: ({ cast }) => ({ payerId: cast.elderId }),
    holds: (entry) => holdsOn(entry, WHOLE, [`person:${entry.principal}`]),
  }),
  asking({
    name: 'family-pay',
    funding: 'family',
    pays: ({ cast }) => ({ payerId: cast.relativeId }),
    holds: (entry) => holdsOn(entry, WHOLE, [`person:${entry.principal}`]),
  }),
  asking({
    name: 'request under mandate',
    from: ['mandated'],
    funding: 'mandate',
    pays: ({ cast }) => ({ sources: [{ kind: 'family', payerId: cast.relativeId }] }),
    // The elder asks; whose hours they are, the month of the mandate tells.
    holds: (entry) =>
      holdsOn(entry, WHOLE, ['person:']) && !holdsOn(entry, WHOLE, [`person:${entry.principal}`]),
  }),
  asking({
    name: 'request of two',
    from: ['mandated'],
    funding: 'two',
    pays: ({ cast }) => ({
      sources: [
        { kind: 'own', minutes: 40 },
        { kind: 'family', payerId: cast.relativeId },
      ],
    }),
    holds: (entry) =>
      holdsOn(
        entry,
        [
          [-40, 40],
          [-20, 20],
        ],
        [`person:${entry.principal}`, 'person:'],
      ),
  }),
  asking({
    name: 'request from grant',
    from: ['grant approved'],
    funding: 'grant',
    pays: (scene) => ({ sources: [{ kind: 'grant', caseId: caseIn(scene) }] }),
    holds: (entry) => holdsOn(entry, WHOLE, [`grant:${entry.principal}:`]),
  }),
  asking({
    name: 'request from loan',
    from: ['loan promised'],
    funding: 'loan',
    pays: () => ({ sources: [{ kind: 'loan' }] }),
    holds: (entry) => holdsOn(entry, WHOLE, [`loan:${entry.principal}`]),
  }),
];
