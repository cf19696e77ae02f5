import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { homeOf } from '../platform/roles';
import { readSession } from '../platform/session';
import { ElderPage } from '../ui/elder-page';
import { goOnlyTo } from '../ui/go';
import { useUnopened } from '../ui/unopened';

/** Nothing to see, unless the next page does not come: leads whoever is signed in to their first page, all others to sign-in. */
export default function Start() {
  useDidShow(() => {
    void goOnlyTo(homeOf(readSession()));
  });
  const nothing = <View id="start" />;
  if (useUnopened() === undefined) return nothing;
  return (
    <ElderPage top="care" spoken="">
      {nothing}
    </ElderPage>
  );
}
