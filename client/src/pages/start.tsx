import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { homeOf } from '../platform/roles';
import { readSession } from '../platform/session';
import { goOnlyTo } from '../ui/go';

/** Nothing to see: leads whoever is signed in to their first page, all others to sign-in. */
export default function Start() {
  useDidShow(() => {
    void goOnlyTo(homeOf(readSession()));
  });
  return <View id="start" />;
}
