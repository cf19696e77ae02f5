import { View } from '@tarojs/components';
import { color } from '../tokens';
import { backgroundOf, svgOf } from './svg';
import './hills.css';

// Liuzhou: round hills in a bend of the river, an arched bridge, a small boat.
const far =
  'M0 78C14 76 22 66 30 52c7-12 17-12 24 0 5 9 9 14 15 16 6-24 15-40 28-40s21 14 28 36c5-9 11-13 18-13 8 0 13 5 19 13 7-32 18-52 33-52s25 20 34 50c5-7 10-10 16-10 10 0 15 10 25 26z';
const near =
  'M52 78c12-3 18-9 24-17 6-8 13-8 19 0 4 6 8 9 13 10 7-17 14-27 23-27s16 10 23 26c5-5 10-7 16-5 6-19 15-30 26-30s20 12 28 31c6-5 13-6 19-1 5 5 8 9 17 13z';

/** The picture of the home page, quiet behind the greeting, and of the sign-in page; hidden from screen readers. */
export function Hills({ withSun, wide = false }: { withSun: boolean; wide?: boolean }) {
  const sun = withSun ? `<circle cx="221" cy="17" r="11" fill="${color.artSun}"/>` : '';
  // Fades out to the left, where the greeting stands on it; a wide one has nothing on it.
  const fade = wide
    ? '<g>'
    : '<defs><linearGradient id="g" x1="0.12" x2="0.5" y1="0" y2="0"><stop stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#fff"/></linearGradient><mask id="m"><path d="M0 0h270v92H0z" fill="url(#g)"/></mask></defs><g mask="url(#m)">';
  const svg = svgOf(
    270,
    92,
    `${fade}${sun}<path d="${far}" fill="${color.artHillFar}"/><path d="${near}" fill="${color.artHillNear}"/>` +
      `<path d="M0 78h270v14H0z" fill="${color.artRiver}"/>` +
      `<path d="M196 79c9-9 31-9 40 0" fill="none" stroke="${color.accentLine}" stroke-width="2.5"/><path d="M188 78h56" stroke="${color.accentLine}" stroke-width="2.5" stroke-linecap="round"/>` +
      `<path d="M150 87h22M196 88h26M104 87h22M240 85h16" stroke="#fff" stroke-width="1.8" stroke-linecap="round" stroke-opacity=".9"/>` +
      `<path d="M128 82h18l-3 4h-12z" fill="${color.accentLine}"/></g>`,
  );
  return (
    <View className={wide ? 'hills hills-wide' : 'hills'} style={{ backgroundImage: backgroundOf(svg) }} />
  );
}
