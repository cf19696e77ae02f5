import type { OrgId } from '../../shared/domain/ids';
import type { Org } from '../../shared/domain/org/org';
import type { Rulebook } from '../../shared/domain/rulebook/rulebook';
import { rulebookAt } from '../../shared/domain/rulebook/rulebook-at';
import { HOUR_MS, type Ms } from '../../shared/domain/units';
import type { CityPorts } from '../usecases/ports';
import type { TreePorts } from '../usecases/ports/reading';
import {
  type DatedCatalogue,
  decodeCatalogue,
  decodeOrg,
  decodeRulebook,
  encodeCatalogue,
  encodeOrg,
  encodeRulebook,
} from './city-codec';
import type { Item } from './item';
import { catalogueKey, type Key, orgKey, rulebookKey } from './keys';
import { encodeStationMark, readStationIds } from './station-list';
import type { Table } from './table';

/** New versions take effect a day after they are published at the earliest, so looking once an hour never comes too late. */
const LOOK_EVERY_MS = HOUR_MS;
/** More versions than a city ever publishes: a bound for the loop. */
const VERSIONS_MAX = 1_000;

export type CityStore = CityPorts &
  TreePorts & {
    /** Immutable: the same version again must be the same data. */
    readonly writeRulebook: (rules: Rulebook) => Promise<void>;
    readonly writeCatalogue: (catalogue: DatedCatalogue) => Promise<void>;
    readonly writeOrgs: (orgs: readonly Org[]) => Promise<void>;
  };

type Dated = { readonly version: number; readonly effectiveMs: Ms };

/** Versions 1, 2, … as far as they go, each read once; no index lists them. */
const versionsOf = <T extends Dated>(
  table: Table,
  keyOf: (version: number) => Key,
  decode: (item: Item) => T,
) => {
  const known: T[] = [];
  let lookedAtMs: Ms | undefined;

  const lookFurther = async (): Promise<void> => {
    for (let version = known.length + 1; version <= VERSIONS_MAX; version += 1) {
      const item = await table.get(keyOf(version));
      if (item === undefined) return;
      // Somebody who waited for the same version may have been quicker.
      if (known.length < version) known.push(decode(item));
    }
  };

  return {
    /** All versions as of an instant, which is the command's: nothing here reads a clock. */
    asOf: async (atMs: Ms): Promise<readonly T[]> => {
      // A clock that was set back looks again, too.
      if (lookedAtMs === undefined || Math.abs(atMs - lookedAtMs) >= LOOK_EVERY_MS) {
        await lookFurther();
        lookedAtMs = atMs;
      }
      return known;
    },
    byVersion: async (version: number): Promise<T> => {
      if (known[version - 1] === undefined) await lookFurther();
      const found = known[version - 1];
      if (found === undefined) throw new Error(`${keyOf(version).pk} is not in the table`);
      return found;
    },
  };
};

/** The city's slow data on its table, kept by the lambda that asked. */
export const cityStore = (table: Table): CityStore => {
  const rulebooks = versionsOf(table, rulebookKey, decodeRulebook);
  const catalogues = versionsOf(table, catalogueKey, decodeCatalogue);
  const orgs = new Map<OrgId, Org>();
  return {
    rulebookAt: async (atMs) => rulebookAt(await rulebooks.asOf(atMs), atMs),
    rulebook: rulebooks.byVersion,
    catalogueAt: async (atMs) => {
      const standing = (await catalogues.asOf(atMs)).filter(({ effectiveMs }) => effectiveMs <= atMs).at(-1);
      if (standing === undefined) throw new Error(`no catalogue is in effect at ${atMs}`);
      return standing;
    },
    catalogue: catalogues.byVersion,
    org: async (id) => {
      const known = orgs.get(id);
      if (known !== undefined) return known;
      const item = await table.get(orgKey(id));
      if (item === undefined) return undefined;
      const org = decodeOrg(item);
      orgs.set(id, org);
      return org;
    },
    stationIds: () => readStationIds(table),
    writeRulebook: (rules) => table.putAll([encodeRulebook(rules)]),
    writeCatalogue: (catalogue) => table.putAll([encodeCatalogue(catalogue)]),
    writeOrgs: (all) =>
      table.putAll([
        ...all.map(encodeOrg),
        ...all.filter(({ kind }) => kind === 'station').map(encodeStationMark),
      ]),
  };
};
