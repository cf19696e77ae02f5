/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

// Each function is sent to the browser by its source: it may use nothing from outside itself.

export const standsStill = (): boolean =>
  document.querySelector('.frame') !== null &&
  document.querySelector('[data-skeleton], [data-waiting]') === null &&
  document.querySelector('.page-content')?.childElementCount !== 0;

export const wholeHeight = (): number => {
  const frames = [...document.querySelectorAll('.frame')].filter(
    (frame) => frame.getClientRects().length > 0,
  );
  return Math.max(window.innerHeight, ...frames.map((frame) => frame.scrollHeight));
};

export const visibleWords = (): string => {
  const frames = [...document.querySelectorAll<HTMLElement>('.frame')];
  return frames
    .filter((frame) => frame.getClientRects().length > 0)
    .map((frame) => frame.textContent)
    .join('\n');
};

export const smallTexts = (px: number): string[] => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    const words = node.textContent?.trim() ?? '';
    if (parent === null || words === '' || parent.getClientRects().length === 0) continue;
    if (['SCRIPT', 'STYLE'].includes(parent.tagName)) continue;
    const size = Number.parseFloat(getComputedStyle(parent).fontSize);
    // Browsers round a computed size to a few decimals.
    if (size < px - 0.01) found.push(`${size}px: ${words}`);
  }
  return found;
};

export const smallTaps = ({
  px,
  gapPx,
}: {
  px: number;
  gapPx: number;
}): { count: number; faults: string[] } => {
  // Under a sheet nothing can be tapped.
  // Pages behind stay in the document, with their sheets.
  const sheets = [...document.querySelectorAll('[data-sheet]')];
  const front = sheets.find((sheet) => sheet.getClientRects().length > 0) ?? document;
  const taps = [...front.querySelectorAll<HTMLElement>('[data-tap], input, textarea')].filter(
    (tap) => tap.getClientRects().length > 0,
  );
  const boxes = taps.map((tap) => ({
    tap,
    name: tap.id === '' ? tap.textContent.replaceAll('\n', ' ') : `#${tap.id}`,
    box: tap.getBoundingClientRect(),
  }));
  const faults: string[] = [];
  for (const { name, box } of boxes) {
    if (box.width < px - 0.5 || box.height < px - 0.5) {
      faults.push(`${name} is ${Math.round(box.width)}×${Math.round(box.height)}`);
    }
  }
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      if (one.tap.contains(other.tap) || other.tap.contains(one.tap)) {
        faults.push(`${one.name} and ${other.name} lie in each other`);
        continue;
      }
      const across = Math.max(other.box.left - one.box.right, one.box.left - other.box.right);
      const down = Math.max(other.box.top - one.box.bottom, one.box.top - other.box.bottom);
      const gap = Math.max(across, down);
      if (gap < gapPx - 0.5) faults.push(`${Math.round(gap)} px between ${one.name} and ${other.name}`);
    }
  }
  return { count: taps.length, faults };
};

export const cutOff = (): string[] => {
  const faults: string[] = [];
  if (document.documentElement.scrollWidth > window.innerWidth) {
    faults.push(`the page is ${document.documentElement.scrollWidth} px wide`);
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    const words = node.textContent?.trim() ?? '';
    if (parent === null || words === '' || parent.getClientRects().length === 0) continue;
    if (['SCRIPT', 'STYLE'].includes(parent.tagName)) continue;
    const style = getComputedStyle(parent);
    const share = Number.parseFloat(style.lineHeight) / Number.parseFloat(style.fontSize);
    if (share < 1.29) faults.push(`line height ${share.toFixed(2)}: ${words}`);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.right > window.innerWidth + 0.5 || box.left < -0.5) faults.push(`outside the window: ${words}`);
      // The nearest ground that the words stand on: a card, a button, a tile.
      const ground = parent.closest<HTMLElement>('.card, .tap, .book, .choice-one, .page-content');
      const edge = ground?.getBoundingClientRect();
      if (edge !== undefined && (box.right > edge.right + 0.5 || box.left < edge.left - 0.5)) {
        faults.push(`beyond its edge: ${words}`);
      }
    }
  }
  for (const main of document.querySelectorAll<HTMLElement>('[data-primary]')) {
    const box = main.getBoundingClientRect();
    const isInWindow =
      box.left >= 0 && box.right <= window.innerWidth + 0.5 && box.bottom <= window.innerHeight + 0.5;
    if (main.getClientRects().length > 0 && !isInWindow)
      faults.push(`not in the window: ${main.textContent}`);
  }
  return faults;
};

/** Lines that break inside a word or a figure, or begin with a stop; where any place will do, only the latter. */
export const brokenWords = (): string[] => {
  const faults: string[] = [];
  const isStop = (char: string) => '，。？！：；、）”'.includes(char);
  const mayBreakAfter = (char: string) => isStop(char) || /[\s\u200b·–・-]/.test(char);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    const words = node.textContent ?? '';
    if (parent === null || words.trim() === '' || parent.getClientRects().length === 0) continue;
    if (['SCRIPT', 'STYLE'].includes(parent.tagName)) continue;
    const isAnywhere = parent.closest('.any-break') !== null;
    let before: { bottom: number; char: string } | undefined;
    for (let at = 0; at < words.length; at += 1) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      const char = words.charAt(at);
      // Spaces at the end of a line have no width, and no place either.
      if (box.width === 0) {
        if (before !== undefined) before = { ...before, char };
        continue;
      }
      const isNewLine = before !== undefined && box.top > before.bottom - box.height / 2;
      if (isNewLine && isStop(char)) faults.push(`a line begins with ${char}: ${words}`);
      else if (isNewLine && !isAnywhere && !mayBreakAfter(before?.char ?? ' ')) {
        faults.push(`broken before ${words.slice(at)}: ${words}`);
      }
      before = { bottom: box.bottom, char };
    }
  }
  return faults;
};

export const primaries = (): { actions: number; groups: number; wordlessBadges: number } => {
  // Pages behind stay in the document, with their sheets.
  const sheets = [...document.querySelectorAll('[data-sheet]')];
  const front = sheets.find((sheet) => sheet.getClientRects().length > 0) ?? document;
  const isSeen = (element: Element) => element.getClientRects().length > 0;
  const count = (selector: string) => [...front.querySelectorAll(selector)].filter(isSeen).length;
  const badges = [...document.querySelectorAll<HTMLElement>('[data-status]')].filter(isSeen);
  return {
    actions: count('[data-primary]'),
    groups: count('[data-primary-group]'),
    wordlessBadges: badges.filter((badge) => badge.textContent.trim() === '').length,
  };
};

export const hotlinePlace = (): { width: number; fromBottom: number } => {
  const seen = [...document.querySelectorAll('#hotline')].find((one) => one.getClientRects().length > 0);
  const box = seen?.getBoundingClientRect();
  return {
    width: Math.round(box?.width ?? 0),
    fromBottom: Math.round(window.innerHeight - (box?.bottom ?? 0)),
  };
};
