import { platform } from './platform';
import type { Session } from './port';

/** The roles that have pages of their own, in the order in which a person with several begins. */
export const homes = {
  elder: '/pages/elder/home',
  volunteer: '/pages/volunteer/hall',
  family: '/pages/family/home',
  station: '/desk/station/queue',
  stationLead: '/desk/station/queue',
  community: '/desk/community/settlement',
} as const;

export type HomeRole = keyof typeof homes;

const KEY = 'timebank.role';

/** Desks exist in the browser alone (app.config.ts). */
const isHomeRole = (role: string | undefined): role is HomeRole =>
  role !== undefined &&
  Object.entries(homes).some(
    ([name, page]) => name === role && (process.env.TARO_ENV === 'h5' || !page.startsWith('/desk/')),
  );

/** The role in which somebody is here now; they may hold several and change it in 我的. */
export const currentRole = (session: Session | undefined): HomeRole | undefined => {
  if (session === undefined) return undefined;
  const chosen = platform.session.read(KEY);
  if (isHomeRole(chosen) && session.roles.includes(chosen)) return chosen;
  return session.roles.find(isHomeRole);
};

export const chooseRole = (role: HomeRole): void => platform.session.write(KEY, role);

/** The first page of whoever is signed in. */
export const homeOf = (session: Session | undefined): string => {
  const role = currentRole(session);
  return role === undefined ? '/pages/sign-in' : homes[role];
};
