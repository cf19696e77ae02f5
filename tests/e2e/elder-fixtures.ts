import type * as z from 'zod';
import { homeContract } from '../../shared/contracts/home';
import { orderContract } from '../../shared/contracts/order';
import { passbookContract } from '../../shared/contracts/passbook';
import { defaultCatalogue } from '../../shared/domain/catalogue/default-catalogue';
import { needsNoDesk } from '../../shared/domain/catalogue/published-at-once';

/** A Tuesday morning in Liuzhou. Everybody here is made up. */
export const NOW_MS = Date.parse('2026-11-24T08:52:00+08:00');
const START_MS = Date.parse('2026-11-24T09:00:00+08:00');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const id = <P extends string>(prefix: P, count: number) =>
  `${prefix}_01J00000000000000000000${String(count).padStart(3, '0')}` as const;

export const wang = { personId: id('per', 1), calledZh: '王阿姨' } as const;
export const helper = { personId: id('per', 2), calledZh: '李师傅' } as const;

/** The answer as the contract has it: a fixture that no longer fits throws here, not in a browser. */
const answerOf = <C extends { response: z.ZodType }>(contract: C, body: z.input<C['response']>) => ({
  status: 200,
  body: { ok: true, serverNowMs: NOW_MS, ...(contract.response.parse(body) as object) }, // responses are objects
});

type Order = z.infer<typeof orderContract.response>['order'];

const states = [
  'submitted',
  'open',
  'accepted',
  'serving',
  'served',
  'confirmed',
  'disputed',
  'settled',
  'cancelled',
] as const;
type Shown = (typeof states)[number];
export const shownStates: readonly Shown[] = states;

const codes = { codes: { in: '3826', out: '7150' }, helperPhone: '19900000002' };
const visited = {
  checkInMs: START_MS + 2 * MINUTE,
  checkOutMs: START_MS + 64 * MINUTE,
  recordMinutes: 62,
  creditMinutes: 60,
};
const byState: Record<Shown, Partial<Order>> = {
  submitted: { startMs: START_MS + DAY, may: ['cancel'] },
  open: { startMs: START_MS + DAY, may: ['cancel'] },
  accepted: { helper, ...codes, may: ['cancel'] },
  serving: { helper, ...codes, checkInMs: visited.checkInMs },
  served: { helper, ...visited, may: ['confirm', 'deny'] },
  confirmed: { helper, ...visited },
  disputed: { helper, ...visited, may: ['confirm'] },
  settled: { helper, ...visited, settledMinutes: 60 },
  cancelled: {},
};

export const orderIdOf = (state: Shown) => id('ord', states.indexOf(state) + 1);

export const orderIn = (state: Shown): Order => ({
  orderId: orderIdOf(state),
  state,
  version: 3,
  serviceCode: 'escort.medical',
  serviceZh: '陪同就医',
  startMs: START_MS,
  plannedMinutes: 60,
  assignmentNo: 1,
  elder: wang,
  communityId: id('org', 1),
  communityZh: '天马社区',
  heldMinutes: 60,
  checkedOutByClock: false,
  proofs: [],
  twoSources: true,
  history: [],
  may: [],
  ...byState[state],
});

export const orderAnswer = (state: Shown) => answerOf(orderContract, { order: orderIn(state) });

const cardOf = ({
  orderId,
  state,
  version,
  serviceCode,
  serviceZh,
  startMs,
  plannedMinutes,
  assignmentNo,
  ...rest
}: Order) => ({
  ...{ orderId, state, version, serviceCode, serviceZh, startMs, plannedMinutes, assignmentNo },
  ...{ communityId: rest.communityId, communityZh: rest.communityZh, elder: rest.elder, helper: rest.helper },
});

export const homeAnswer = (
  visits: { today?: Shown[]; toConfirm?: Shown[]; upcoming?: Shown[] },
  availableMinutes = 720,
) =>
  answerOf(homeContract, {
    me: wang,
    facets: ['elder'],
    services: defaultCatalogue.services.map((service) => ({
      code: service.code,
      zh: service.zh,
      en: service.en,
      list: service.list,
      level: service.level,
      usualMinutes: service.usualMinutes,
      publishedAtOnce: needsNoDesk(service),
    })),
    balance: { availableMinutes, heldMinutes: 60 },
    todayVisits: (visits.today ?? []).map((state) => cardOf(orderIn(state))),
    toConfirm: (visits.toConfirm ?? []).map((state) => cardOf(orderIn(state))),
    upcoming: (visits.upcoming ?? []).map((state) => cardOf(orderIn(state))),
    boundElders: [],
    relatives: [],
    stationPhone: '0772-0000001',
    communityZh: '天马社区',
  });

const line = (
  seq: number,
  command: string,
  deltas: readonly [number, number, number],
  serviceZh?: string,
) => ({
  seq,
  atMs: NOW_MS - (9 - seq) * 4 * DAY,
  command,
  availableDeltaMinutes: deltas[0],
  heldDeltaMinutes: deltas[1],
  availableAfterMinutes: deltas[2],
  heldAfterMinutes: 0,
  ...(serviceZh !== undefined && { serviceZh }),
  hash: `3f2a91bc77de${seq}`,
});

export const passbookAnswer = (isEmpty: boolean) =>
  answerOf(passbookContract, {
    owner: wang,
    balance: { availableMinutes: isEmpty ? 0 : 720, heldMinutes: isEmpty ? 0 : 60 },
    recordMinutes: isEmpty ? 0 : 7_200,
    months: isEmpty
      ? []
      : [
          { month: 202609, inMinutes: 480, outMinutes: 180 },
          { month: 202610, inMinutes: 360, outMinutes: 0 },
          { month: 202611, inMinutes: 210, outMinutes: 120 },
        ],
    lines: isEmpty
      ? []
      : [
          line(9, 'settle', [0, -120, 720], '日常清洁'),
          line(8, 'request', [-120, 120, 720], '日常清洁'),
          line(7, 'settle', [90, 0, 840], '陪聊读报'),
          line(6, 'openAccounts', [750, 0, 750]),
        ],
    ...(!isEmpty && { next: 'opaque' }),
  });

export const doneAnswer = (state: Shown) => ({
  status: 200,
  body: { ok: true, serverNowMs: NOW_MS, orderId: orderIdOf(state), state, version: 4, assignmentNo: 1 },
});

export const refusedAnswer = {
  status: 409,
  body: {
    code: 'insufficient_minutes',
    zh: '可用时长不够，还差 30 分钟。',
    en: 'You are 30 minutes short.',
    data: {},
    serverNowMs: NOW_MS,
  },
};

export const elderSession = {
  token: 'made-up',
  personId: wang.personId,
  roles: ['elder'],
  displayName: wang.calledZh,
} as const;
