import { useEffect, useRef } from 'react';

/** Keys of a desk page, by `KeyboardEvent.key` in lower case; a field that is being typed in, and a focused control, keep theirs. */
export function useKeys(acts: Readonly<Record<string, () => void>>): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    const heard = (press: KeyboardEvent) => {
      const at = press.target;
      const isTaken = at instanceof HTMLElement && at.closest('input, textarea, [data-tap]') !== null;
      if (press.ctrlKey || press.metaKey || press.altKey || (isTaken && press.key === 'Enter')) return;
      const act = latest.current[press.key.toLowerCase()];
      if (act === undefined) return;
      press.preventDefault();
      act();
    };
    document.addEventListener('keydown', heard);
    return () => document.removeEventListener('keydown', heard);
  }, []);
}
