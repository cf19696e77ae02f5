import Taro from '@tarojs/taro';
import { platform } from '../platform/platform';
import { homeOf } from '../platform/roles';
import { readSession } from '../platform/session';
import { bursts } from './tap-burst';

const pathOf = (path: string, params: Readonly<Record<string, string>> = {}): string => {
  const pairs = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
};

/** Another page comes in front: what is tapped in this moment was meant for the one before. */
const leave = async (opening: Promise<unknown>): Promise<void> => {
  bursts.groundMoved(platform.nowMs());
  await opening;
  bursts.groundMoved(platform.nowMs());
};

/** Opens a page above this one. */
export const goTo = (path: string, params?: Readonly<Record<string, string>>): Promise<void> =>
  leave(Taro.navigateTo({ url: pathOf(path, params) }));

/** Opens a page in the place of all others: a tab, a home page. */
export const goOnlyTo = (path: string, params?: Readonly<Record<string, string>>): Promise<void> =>
  leave(Taro.reLaunch({ url: pathOf(path, params) }));

/** The first page of whoever is signed in. */
export const goHome = (): Promise<void> => goOnlyTo(homeOf(readSession()));

/** One page back; where there is none (a page opened by its address), `otherwise`. */
export const goBackOr = async (otherwise: () => Promise<void>): Promise<void> => {
  if (Taro.getCurrentPages().length > 1) await leave(Taro.navigateBack());
  else await otherwise();
};

/** One page back; home where there is none. */
export const goBack = (): Promise<void> => goBackOr(goHome);
