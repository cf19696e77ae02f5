import { useEffect, useRef } from 'react';
import { MINUTE_MS } from '../../../shared/domain/units';

/** Asks again each minute, and when the desk comes back to this tab: colleagues work on the same orders. Not while nobody looks. */
export function useMinuteReload(reload: () => Promise<unknown>): void {
  const latest = useRef(reload);
  latest.current = reload;
  useEffect(() => {
    const again = () => {
      if (document.visibilityState === 'visible') void latest.current();
    };
    const timer = setInterval(again, MINUTE_MS);
    document.addEventListener('visibilitychange', again);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', again);
    };
  }, []);
}
