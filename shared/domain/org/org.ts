import type { OrgId } from '../ids';

/** One node of the tree city → district → station → community; centres hang on a station (product.md, Who uses it). */
export type Org = {
  readonly id: OrgId;
  readonly kind: 'city' | 'district' | 'station' | 'community' | 'centre';
  readonly zh: string;
  readonly parentId?: OrgId;
  readonly districtId?: OrgId;
  readonly stationId?: OrgId;
  /** Micro-degrees WGS 84, of the community's own building; never a person's. */
  readonly latitudeE6?: number;
  readonly longitudeE6?: number;
  /** H3 cell (resolution 6) and its ring of neighbours, computed when the node is entered. */
  readonly cell?: string;
  readonly nearCells?: readonly string[];
  /** A desk's public number; never a person's. */
  readonly phone?: string;
};
