import Taro from '@tarojs/taro';
import { useEffect, useRef } from 'react';

/** Brings the head of the page into sight whenever its step changes: that is where the next question stands. */
export const useTop = (step: string): void => {
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
  }, [step]);
};
