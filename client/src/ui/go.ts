import Taro from '@tarojs/taro';
import { homeOf } from '../platform/roles';
import { readSession } from '../platform/session';

const pathOf = (path: string, params: Readonly<Record<string, string>> = {}): string => {
  const pairs = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
};

/** Opens a page above this one. */
export const goTo = async (path: string, params?: Readonly<Record<string, string>>): Promise<void> => {
  await Taro.navigateTo({ url: pathOf(path, params) });
};

/** Opens a page in the place of all others: a tab, a home page. */
export const goOnlyTo = async (path: string, params?: Readonly<Record<string, string>>): Promise<void> => {
  await Taro.reLaunch({ url: pathOf(path, params) });
};

/** The first page of whoever is signed in. */
export const goHome = (): Promise<void> => goOnlyTo(homeOf(readSession()));

/** One page back; where there is none (a page opened by its address), `otherwise`. */
export const goBackOr = async (otherwise: () => Promise<void>): Promise<void> => {
  if (Taro.getCurrentPages().length > 1) await Taro.navigateBack();
  else await otherwise();
};

/** One page back; home where there is none. */
export const goBack = (): Promise<void> => goBackOr(goHome);
