import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { goOnlyTo } from './go';

/** In the place of a page that needs somebody signed in: leads there. */
export function ToSignIn() {
  useDidShow(() => {
    void goOnlyTo('/pages/sign-in');
  });
  return <View id="to-sign-in" />;
}
