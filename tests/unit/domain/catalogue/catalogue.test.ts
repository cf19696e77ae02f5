import { defaultCatalogue } from '../../../../shared/domain/catalogue/default-catalogue';
import { needsNoDesk, publishedAtOnce } from '../../../../shared/domain/catalogue/published-at-once';
import { type Service, serviceLists } from '../../../../shared/domain/catalogue/service';
import { serviceOf } from '../../../../shared/domain/catalogue/service-of';
import { skills } from '../../../../shared/domain/catalogue/skills';
import { defaultRulebook } from '../../../../shared/domain/rulebook/default-rulebook';
import { MINUTE_MS } from '../../../../shared/domain/units';

const { services } = defaultCatalogue;

test('six lists, at least 24 services, each code and name once', () => {
  expect(services.length).toBeGreaterThanOrEqual(24);
  expect(new Set(services.map(({ list }) => list))).toEqual(new Set(serviceLists));
  expect(new Set(services.map(({ code }) => code)).size).toBe(services.length);
  expect(new Set(services.map(({ zh }) => zh)).size).toBe(services.length);
});

test.each(services.map((service) => [service.code, service] as const))('%s is sound', (code, service) => {
  expect(code).toMatch(/^[a-z]+(\.[a-z-]+)+$/);
  expect(code.length).toBeLessThanOrEqual(40);
  expect(code.startsWith(`${service.list}.`)).toBe(true);
  expect(service.zh).toMatch(/^[\u4e00-\u9fff]{3,8}$/);
  expect(service.usualMinutes % defaultRulebook.roundingMinutes).toBe(0);
  expect(service.usualMinutes).toBeGreaterThanOrEqual(defaultRulebook.orderMinMinutes);
  expect(service.usualMinutes).toBeLessThanOrEqual(defaultRulebook.orderMaxMinutes);
  if (service.skill !== undefined) expect(Object.keys(skills)).toContain(service.skill);
  // What lifts is insured; what is professional is a centre's, and nothing else is.
  if (service.lifting) expect(service.insured).toBe(true);
  expect(service.provider === 'centre').toBe(service.level === 'professional');
});

test('bathing and nursing are for centres only; cleaning is two services, one for volunteers', () => {
  const providers = (list: string) =>
    services.filter((one) => one.list === list).map(({ provider }) => provider);
  expect(new Set(providers('bathing'))).toEqual(new Set(['centre']));
  expect(serviceOf(defaultCatalogue, 'health.nursing')?.provider).toBe('centre');
  expect(providers('cleaning').toSorted()).toEqual(['centre', 'volunteer']);
});

test('a code that the catalogue does not have has no service', () => {
  expect(serviceOf(defaultCatalogue, 'urgent.nothing')).toBeUndefined();
});

const plain: Service = {
  code: 'urgent.test',
  zh: '试一试',
  en: 'Try',
  list: 'urgent',
  level: 'basic',
  usualMinutes: 60,
  helpers: 1,
  lifting: false,
  insured: false,
  urgent: false,
  provider: 'volunteer',
};
const TWO_HOURS = 120 * MINUTE_MS;

test.each<[string, boolean, Partial<Service>, { hasGuardian: boolean }?, number?]>([
  ['basic, one helper, no lifting, start two hours ahead', true, {}],
  ['start a millisecond nearer', false, {}, { hasGuardian: false }, TWO_HOURS - 1],
  ['an elder with a guardian', false, {}, { hasGuardian: true }],
  ['a professional service', false, { level: 'professional' }],
  ['a centre’s service', false, { provider: 'centre' }],
  ['two helpers', false, { helpers: 2 }],
  ['lifting', false, { lifting: true }],
])(
  'published at once: %s → %s',
  (_case, expected, changes, elder = { hasGuardian: false }, startMs = TWO_HOURS) => {
    expect(publishedAtOnce({ ...plain, ...changes }, elder, startMs, defaultRulebook, 0)).toBe(expected);
  },
);

test('at least one service on each list but the centres’ goes to the hall without the desk', () => {
  const lists = new Set(services.filter(needsNoDesk).map(({ list }) => list));
  expect(lists).toEqual(new Set(['meals', 'cleaning', 'escort', 'health', 'urgent']));
});
