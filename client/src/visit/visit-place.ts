import { currentRole } from '../platform/roles';
import { readSession } from '../platform/session';

/** A page of one visit, for whoever is here: elders and families have their own frames around the same content. */
export const visitPlace = (page: 'visit' | 'move'): string =>
  `/pages/${currentRole(readSession()) === 'family' ? 'family' : 'elder'}/${page}`;
