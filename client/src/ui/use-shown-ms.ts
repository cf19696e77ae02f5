import Taro, { useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import type { Ms } from '../../../shared/domain/units';
import { serverNowMs, whenClockSet } from '../api/server-clock';

/**
 * When the page was last brought in front. What it says and proposes is meant from that instant on, so that nothing moves
 * under the finger (E6), and a page kept over midnight says the right day again. A device whose own clock is
 * wrong is put right by the first answer. While `isHeld`, the instant stays.
 */
export function useShownMs(isHeld = false): Ms {
  const [shownMs, setShownMs] = useState(serverNowMs);
  const renew = useRef(() => {});
  renew.current = () => {
    if (!isHeld) setShownMs(serverNowMs());
  };
  useDidShow(() => renew.current());
  // Back from another program: a browser's page is not shown anew then.
  useEffect(() => {
    const shown = () => renew.current();
    Taro.onAppShow(shown);
    const unlisten = whenClockSet(shown);
    return () => {
      Taro.offAppShow(shown);
      unlisten();
    };
  }, []);
  return shownMs;
}
