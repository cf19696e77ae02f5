import { gridDisk, latLngToCell } from 'h3-js';
import type { OrgId } from '../../shared/domain/ids';
import type { Org } from '../../shared/domain/org/org';
import { demoId } from './demo-ids';
import { type Dice, diceFrom } from './dice';
import { communityNames, districts, type Street, TIANMA } from './places';

/** The resolution in which the hall is read (architecture.md, Data): cells of some 36 km². */
const HALL_RESOLUTION = 6;
/** Communities that every street or town has; what is left goes to the streets, where most people live. */
const COMMUNITIES_EVERYWHERE = 6;
/** How far a community lies from its station at most, in thousandths of a degree (some 100 m each). */
const STREET_REACH = 9;
const TOWN_REACH = 35;

export type DemoOrgs = {
  readonly all: readonly Org[];
  readonly stations: readonly Org[];
  readonly communities: readonly Org[];
  readonly centres: readonly Org[];
};

const cityId = demoId('org', 'city');
const districtIdOf = (zh: string): OrgId => demoId('org', `district:${zh}`);
export const stationIdOf = (streetZh: string): OrgId => demoId('org', `station:${streetZh}`);
export const communityIdOf = (zh: string): OrgId => demoId('org', `community:${zh}`);
const centreIdOf = (streetZh: string): OrgId => demoId('org', `centre:${streetZh}`);

/** Liuzhou's area code and a number that cannot be real: none begins with 0. */
const deskPhone = (index: number): string => `0772-000${String(index).padStart(4, '0')}`;

/** Where a node stands, with the cell that the hall is read by and its ring of neighbours. */
const placeOf = (latitude: number, longitude: number) => {
  const cell = latLngToCell(latitude, longitude, HALL_RESOLUTION);
  return {
    latitudeE6: Math.round(latitude * 1e6),
    longitudeE6: Math.round(longitude * 1e6),
    cell,
    nearCells: gridDisk(cell, 1).toSorted(),
  };
};

/** The tree city → district → station → community, with a centre beside the station of each street and of the county seat. */
export const buildOrgs = (seed: number, communityCount: number): DemoOrgs => {
  const dice = diceFrom(seed);
  const streets = districts.flatMap((district) => district.streets.map((street) => ({ street, district })));
  const stations = streets.map(({ street, district }): Org => {
    const districtId = districtIdOf(district.zh);
    return {
      id: stationIdOf(street.zh),
      kind: 'station',
      zh: `${street.zh}社工站`,
      parentId: districtId,
      districtId,
      ...placeOf(street.latitude, street.longitude),
    };
  });
  const centres = streets
    .filter(({ street }) => !street.town || street.zh === '拉堡镇')
    .map(({ street, district }): Org => {
      const stationId = stationIdOf(street.zh);
      return {
        id: centreIdOf(street.zh),
        kind: 'centre',
        zh: `${street.zh}为老服务中心`,
        parentId: stationId,
        stationId,
        districtId: districtIdOf(district.zh),
        ...placeOf(street.latitude + 0.001, street.longitude + 0.001),
      };
    });
  const communities = homesOf(communityCount).map(({ street, district, zh }): Org => {
    const stationId = stationIdOf(street.zh);
    return {
      id: communityIdOf(zh),
      kind: 'community',
      zh,
      parentId: stationId,
      stationId,
      districtId: districtIdOf(district.zh),
      ...placeNear(dice, street),
    };
  });
  const desks = [...stations, ...centres, ...communities].map((desk, index) => ({
    ...desk,
    phone: deskPhone(index),
  }));
  const all: Org[] = [
    { id: cityId, kind: 'city', zh: '柳州市（演示）' },
    ...districts.map(({ zh }): Org => {
      const id = districtIdOf(zh);
      return { id, kind: 'district', zh, parentId: cityId, districtId: id };
    }),
    ...desks,
  ];
  const ofKind = (kind: Org['kind']) => desks.filter((desk) => desk.kind === kind);
  return {
    all,
    stations: ofKind('station'),
    communities: ofKind('community'),
    centres: ofKind('centre'),
  };
};

/** Which street each community lies in: 天马社区 first, then once round the city until all have their share. */
const homesOf = (communityCount: number) => {
  const streets = districts.flatMap((district) => district.streets.map((street) => ({ street, district })));
  const own = streets.findIndex(({ street }) => street.zh === '天马街道');
  const round = [...streets.slice(own), ...streets.slice(0, own)];
  if (communityCount < round.length) throw new Error(`a demo city has at least ${round.length} communities`);
  const busy = round.filter(({ street }) => !street.town);
  const shared = round.length * COMMUNITIES_EVERYWHERE;
  // A step that shares no factor with their number walks over all names without showing a pattern.
  const named = (index: number) => `${communityNames[(index * 67) % communityNames.length]}社区`;
  return Array.from({ length: communityCount }, (_, index) => {
    const list = index < shared ? round : busy;
    const home = list[(index < shared ? index : index - shared) % list.length];
    if (home === undefined) throw new Error('there is a street for each community');
    return { ...home, zh: index === 0 ? TIANMA : named(index) };
  });
};

const placeNear = (dice: Dice, { latitude, longitude, town }: Street) => {
  const reach = (town ? TOWN_REACH : STREET_REACH) * 1e-3;
  const off = () => (dice.between(-1_000, 1_000) / 1_000) * reach;
  return placeOf(latitude + off(), longitude + off());
};
