import { readFileSync } from 'node:fs';
import { type ColorName, color, edgePairs, textPairs } from '../../../../client/src/ui/tokens';

/** WCAG 2.2, relative luminance and contrast ratio. */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: ColorName, other: ColorName): number => {
  const [light, dark] = [luminance(color[one]), luminance(color[other])].sort((a, b) => b - a) as [
    number,
    number, // two went in, two come out
  ];
  return (light + 0.05) / (dark + 0.05);
};

test('black on white measures 21, so the ruler is right', () => {
  expect((luminance('#ffffff') + 0.05) / (luminance('#000000') + 0.05)).toBeCloseTo(21, 5);
});

test.each(textPairs)('text %s on %s: contrast at least 4.5', (text, ground) => {
  expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
});

test.each(edgePairs)('edge %s on %s: contrast at least 3', (edge, ground) => {
  expect(contrast(edge, ground)).toBeGreaterThanOrEqual(3);
});

test('the stylesheet and the drawn pictures have the same colours', () => {
  const css = readFileSync('client/src/ui/tokens.css', 'utf8');
  const inCss = Object.fromEntries(
    [...css.matchAll(/--color-([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex]) => [
      name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      hex,
    ]),
  );
  expect(inCss).toEqual(color);
});
