import type { Minutes } from '../units';

export const serviceLists = ['meals', 'cleaning', 'escort', 'health', 'bathing', 'urgent'] as const;
export type ServiceList = (typeof serviceLists)[number];

/** One service of the six lists (product.md, Services). City-configured data, versioned with its catalogue. */
export type Service = {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly list: ServiceList;
  readonly level: 'basic' | 'professional';
  readonly usualMinutes: Minutes;
  readonly helpers: 1 | 2;
  readonly skill?: string;
  /** Lifting an elder: helper at most 70 (志愿服务条例 art. 15). */
  readonly lifting: boolean;
  /** Needs insurance before the visit (志愿服务条例 art. 17). */
  readonly insured: boolean;
  /** 助急: shorter deadlines for the desk (orders.md, Deadlines). */
  readonly urgent: boolean;
  readonly provider: 'volunteer' | 'centre';
};

export type Catalogue = {
  readonly version: number;
  readonly services: readonly Service[];
};
