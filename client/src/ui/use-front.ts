import { useLayoutEffect, useRef, useState } from 'react';

const isH5 = process.env.TARO_ENV === 'h5';

const CONTROLS = '[data-tap]:not([aria-disabled="true"]), input, textarea';

const controlsIn = (root: Element): readonly HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(CONTROLS),
];

/** All that lies beside an element, up to the body: what is behind it. */
const behind = (front: HTMLElement): readonly HTMLElement[] => {
  const found: HTMLElement[] = [];
  for (let at: HTMLElement | null = front; at !== null && at !== document.body; at = at.parentElement) {
    for (const beside of at.parentElement?.children ?? [])
      if (beside !== at && beside instanceof HTMLElement && !beside.inert) found.push(beside);
  }
  return found;
};

/** Tab goes round inside; beyond the last control comes the first. */
const keepInside = (press: KeyboardEvent, front: HTMLElement): void => {
  const controls = controlsIn(front);
  const [end, start] = press.shiftKey ? [controls[0], controls.at(-1)] : [controls.at(-1), controls[0]];
  const at = document.activeElement;
  if (start === undefined || (at !== end && front.contains(at))) return;
  press.preventDefault();
  start.focus();
};

/**
 * For whoever works by keys or hears the page, an element over it is all there is until it is closed: its first control has the
 * focus, Tab stays inside, Escape closes, the control that opened it has the focus again (WCAG 2.2, 2.4.3). H5 alone.
 */
export function useFront(onClose: () => void) {
  const front = useRef<HTMLElement>(null);
  // Before a field inside takes the focus by itself.
  const [opener] = useState(() => (isH5 ? document.activeElement : null));
  const close = useRef(onClose);
  close.current = onClose;
  useLayoutEffect(() => {
    const element = front.current;
    if (!isH5 || element === null) return undefined;
    const hidden = behind(element);
    for (const one of hidden) one.inert = true;
    if (!element.contains(document.activeElement))
      (controlsIn(element.querySelector('.sheet-body') ?? element)[0] ?? controlsIn(element)[0])?.focus();
    const heard = (press: KeyboardEvent) => {
      if (press.key === 'Tab') keepInside(press, element);
      if (press.key === 'Escape' && !press.repeat) close.current();
    };
    document.addEventListener('keydown', heard);
    return () => {
      document.removeEventListener('keydown', heard);
      for (const one of hidden) one.inert = false;
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [opener]);
  return front;
}
