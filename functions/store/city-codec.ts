import { type Catalogue, type Service, serviceLists } from '../../shared/domain/catalogue/service';
import type { Org } from '../../shared/domain/org/org';
import { defaultRulebook } from '../../shared/domain/rulebook/default-rulebook';
import type { Rulebook } from '../../shared/domain/rulebook/rulebook';
import { rulebookFaults } from '../../shared/domain/rulebook/rulebook-faults';
import type { Ms } from '../../shared/domain/units';
import { flag, type Item, id, int, isId, mapList, maybe, oneOf, type Stored, text, textList } from './item';
import { catalogueKey, orgKey, rulebookKey } from './keys';

// The default book has every field, or it would not compile.
const rulebookFields = Object.keys(defaultRulebook);

export const encodeRulebook = (rules: Rulebook): Stored => ({ ...rulebookKey(rules.version), ...rules });

/** The rulebook that an item holds; throws when a field is missing or the book could not have been published. */
export const decodeRulebook = (item: Item): Rulebook => {
  // All fields of a rulebook are integers; fromEntries forgets their names.
  const rules = Object.fromEntries(rulebookFields.map((name) => [name, int(item, name)])) as Rulebook;
  const faults = rulebookFaults(rules);
  if (faults.length > 0) throw new Error(`rulebook ${rules.version} cannot stand: ${faults.join(', ')}`);
  return rules;
};

/** A catalogue and when it takes effect. */
export type DatedCatalogue = Catalogue & { readonly effectiveMs: Ms };

export const encodeCatalogue = (catalogue: DatedCatalogue): Stored => ({
  ...catalogueKey(catalogue.version),
  ...catalogue,
});

const decodeService = (item: Item): Service => {
  const helpers = int(item, 'helpers');
  if (helpers !== 1 && helpers !== 2) throw new Error(`a service with ${helpers} helpers`);
  return {
    code: text(item, 'code'),
    zh: text(item, 'zh'),
    en: text(item, 'en'),
    list: oneOf(...serviceLists)(item, 'list'),
    level: oneOf('basic', 'professional')(item, 'level'),
    usualMinutes: int(item, 'usualMinutes'),
    helpers,
    ...maybe(item, 'skill', text),
    lifting: flag(item, 'lifting'),
    urgent: flag(item, 'urgent'),
    insured: flag(item, 'insured'),
    provider: oneOf('volunteer', 'centre')(item, 'provider'),
  };
};

/** The catalogue that an item holds; throws on anything that no codec wrote. */
export const decodeCatalogue = (item: Item): DatedCatalogue => ({
  version: int(item, 'version'),
  effectiveMs: int(item, 'effectiveMs'),
  services: mapList(item, 'services').map(decodeService),
});

export const encodeOrg = ({ id: orgId, ...rest }: Org): Stored => ({ ...orgKey(orgId), ...rest });

/** The organisation that an item holds; throws on anything that no codec wrote. */
export const decodeOrg = (item: Item): Org => {
  const orgId = text(item, 'pk').slice('ORG#'.length);
  if (!isId('org', orgId)) throw new Error(`no organisation: ${orgId}`);
  return {
    id: orgId,
    kind: oneOf('city', 'district', 'station', 'community', 'centre')(item, 'kind'),
    zh: text(item, 'zh'),
    ...maybe(item, 'parentId', id('org')),
    ...maybe(item, 'districtId', id('org')),
    ...maybe(item, 'stationId', id('org')),
    ...maybe(item, 'latitudeE6', int),
    ...maybe(item, 'longitudeE6', int),
    ...maybe(item, 'cell', text),
    ...maybe(item, 'nearCells', textList),
    ...maybe(item, 'phone', text),
  };
};
