import { gridDisk } from 'h3-js';
import { buildCity } from '../../../../local/demo-city/build-city';
import { fullCity } from '../../../../local/demo-city/city-size';
import { personaOf, personas } from '../../../../local/demo-city/personas';
import { ageYears, monthOf } from '../../../../shared/domain/calendar/shanghai-day';
import { idPattern } from '../../../../shared/domain/ids';

/** Tuesday, 24 November 2026, nine in the morning in Liuzhou. */
const NOW_MS = Date.UTC(2026, 10, 24, 1);
const city = buildCity({ size: fullCity, nowMs: NOW_MS });
const byId = new Map(city.people.map((each) => [each.person.id, each]));
const persona = (key: string) => {
  const found = byId.get(personaOf(key).personId);
  if (found === undefined) throw new Error(`${key} does not live in the city`);
  return found;
};

test('the city has the size of Liuzhou: 5 districts, 47 stations, 32 centres, 450 communities', () => {
  const { orgs } = city;
  expect(orgs.all.filter(({ kind }) => kind === 'district').map(({ zh }) => zh)).toEqual([
    '城中区',
    '鱼峰区',
    '柳南区',
    '柳北区',
    '柳江区',
  ]);
  expect([orgs.stations.length, orgs.centres.length, orgs.communities.length]).toEqual([47, 32, 450]);
  expect(new Set(orgs.all.map(({ zh }) => zh)).size).toBe(orgs.all.length);
});

test('2,000 volunteers, 800 elders, relatives, and staff at every desk', () => {
  const count = (role: string) =>
    city.people.filter(({ roles }) => roles.some((each) => each === role)).length;
  expect(city.people.filter(({ roles: [first] }) => first === 'volunteer').length).toBeGreaterThanOrEqual(
    2_000,
  );
  expect(city.people.filter(({ roles: [first] }) => first === 'elder').length).toBe(800 + 2);
  expect(count('stationLead')).toBe(47 + 1);
  expect(count('station')).toBe(47 + 1);
  expect(count('community')).toBe(450 + 1);
  expect(count('centre')).toBe(32);
  expect(count('family')).toBeGreaterThan(300);
});

test('one elder in seven stands on a register, of each of the three some; nobody else does', () => {
  const entitled = city.people.filter(({ person }) => person.register !== undefined);
  expect(entitled).toHaveLength(114);
  expect(entitled.every(({ person }) => person.facets.includes('elder'))).toBe(true);
  for (const register of ['lowIncome', 'destitute', 'cityCategory'])
    expect(entitled.filter(({ person }) => person.register === register).length).toBeGreaterThan(30);
});

test('every organisation but the city hangs on one that is there, and communities lie near their station', () => {
  const orgs = new Map(city.orgs.all.map((org) => [org.id, org]));
  for (const { kind, parentId, districtId, stationId } of city.orgs.all) {
    if (kind === 'city') continue;
    expect(orgs.has(parentId ?? 'org_')).toBe(true);
    expect(orgs.get(districtId ?? 'org_')?.kind).toBe('district');
    if (kind === 'community' || kind === 'centre')
      expect(orgs.get(stationId ?? 'org_')?.kind).toBe('station');
  }
  for (const { stationId, latitudeE6 = 0, longitudeE6 = 0 } of city.orgs.communities) {
    const station = orgs.get(stationId ?? 'org_');
    expect(Math.abs(latitudeE6 - (station?.latitudeE6 ?? 0))).toBeLessThanOrEqual(35_001);
    expect(Math.abs(longitudeE6 - (station?.longitudeE6 ?? 0))).toBeLessThanOrEqual(35_001);
  }
});

test('the cells of a community are its own and the ring around it', () => {
  for (const { cell = '', nearCells } of city.orgs.communities)
    expect(nearCells).toEqual(gridDisk(cell, 1).toSorted());
});

test('ids are ULIDs of their kind, and none stands twice', () => {
  const ids = [...city.people.map(({ person }) => person.id), ...city.orgs.all.map(({ id }) => id)];
  expect(new Set(ids).size).toBe(ids.length);
  for (const { person } of city.people) expect(person.id).toMatch(idPattern('person'));
  for (const { id } of city.orgs.all) expect(id).toMatch(idPattern('org'));
});

test('a second building of the same city is the same city; another seed is another', () => {
  expect(buildCity({ size: fullCity, nowMs: NOW_MS })).toEqual(city);
  const other = buildCity({ seed: 1, size: fullCity, nowMs: NOW_MS });
  expect(other.people.map(({ identity }) => identity.name)).not.toEqual(
    city.people.map(({ identity }) => identity.name),
  );
});

test('a larger city has the same people under the same ids as a smaller one', () => {
  const small = buildCity({
    size: { communities: 47, volunteers: 60, elders: 40, relatives: 20 },
    nowMs: NOW_MS,
  });
  for (const { person } of small.people) expect(byId.has(person.id)).toBe(true);
});

test('whoever asks is 60 at least, whoever lives in the city lives in one of its communities', () => {
  const communities = new Map(city.orgs.communities.map((each) => [each.id, each]));
  for (const { person } of city.people) {
    if (person.facets.includes('elder'))
      expect(ageYears(person.birthMonth, monthOf(NOW_MS))).toBeGreaterThanOrEqual(60);
    expect(communities.get(person.communityId)?.stationId).toBe(person.stationId);
  }
});

test('each binding stands on both persons, and an elder has five at most', () => {
  for (const { person } of city.people) {
    expect(person.bindings.filter(({ elderId }) => elderId === person.id).length).toBeLessThanOrEqual(5);
    for (const binding of person.bindings) {
      const otherId = binding.elderId === person.id ? binding.relativeId : binding.elderId;
      expect(byId.get(otherId)?.person.bindings).toContainEqual(binding);
      expect(byId.get(binding.relativeId)?.roles).toContain('family');
    }
  }
});

test('phones and desks have numbers that no operator can give out, each its own', () => {
  const phones = city.people.map(({ identity }) => identity.phone);
  expect(new Set(phones).size).toBe(phones.length);
  for (const phone of phones) expect(phone).toMatch(/^1540000\d{4}$/);
  for (const { phone } of city.orgs.stations) expect(phone).toMatch(/^0772-000\d{4}$/);
});

test('a persona is the same person as the one who lives in the city', () => {
  for (const { key, personId, zh, roles, orgId } of personas) {
    const one = persona(key);
    expect(one.person.id).toBe(personId);
    expect(one.identity.calledZh).toBe(zh);
    expect([...one.roles].toSorted()).toEqual([...roles].toSorted());
    expect(one.orgId).toBe(orgId);
  }
});

test('王阿姨 has 12 hours and a daughter who may order and pay; 李师傅 lives in the same community and can escort', () => {
  expect(persona('wang').openingMinutes).toBe(720);
  const [binding] = persona('wang').person.bindings;
  expect(binding).toMatchObject({ relativeId: personaOf('fang').personId, tie: 'daughter' });
  expect(binding?.scopes).toEqual(expect.arrayContaining(['order', 'pay']));
  expect(persona('li').person.communityId).toBe(persona('wang').person.communityId);
  expect(persona('li').person.skills.map(({ code }) => code)).toContain('escort-care');
  expect(ageYears(persona('li').person.birthMonth, monthOf(NOW_MS))).toBe(62);
});
