import { useEffect, useRef } from 'react';

type Press = Pick<KeyboardEvent, 'key' | 'repeat' | 'ctrlKey' | 'metaKey' | 'altKey'>;
/** What has the focus: a field that is being typed in, another control, or nothing that wants keys. */
export type Focus = 'field' | 'control' | 'page';

/**
 * The key that a desk page hears, in lower case; undefined for one that it must not act upon. Pure. A field keeps its keys,
 * a focused control its Enter, the browser its chords; a key that is held down was meant once.
 */
export const keyOf = (press: Press, focus: Focus): string | undefined => {
  if (press.repeat || press.ctrlKey || press.metaKey || press.altKey || focus === 'field') return undefined;
  const key = press.key.toLowerCase();
  return focus === 'control' && key === 'enter' ? undefined : key;
};

const focusOf = (at: EventTarget | null): Focus => {
  if (!(at instanceof HTMLElement)) return 'page';
  if (at.closest('input, textarea') !== null) return 'field';
  return at.closest('[data-tap]') === null ? 'page' : 'control';
};

/** Keys of a desk page, by `KeyboardEvent.key` in lower case; none while a sheet lies over it. */
export function useKeys(acts: Readonly<Record<string, () => void>>): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    const heard = (press: KeyboardEvent) => {
      // A control hears its own Enter at each repeat, and the next order would lie under the same button.
      if (press.repeat && press.key === 'Enter') {
        press.preventDefault();
        press.stopPropagation();
        return;
      }
      const act = latest.current[keyOf(press, focusOf(press.target)) ?? ''];
      if (act === undefined || document.querySelector('[data-sheet]') !== null) return;
      press.preventDefault();
      act();
    };
    // Before any control hears it.
    document.addEventListener('keydown', heard, true);
    return () => document.removeEventListener('keydown', heard, true);
  }, []);
}
