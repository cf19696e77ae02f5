import { View } from '@tarojs/components';
import { backgroundOf, svgOf } from './art/svg';
import { color } from './tokens';
import './icon.css';

/** Two hills that are two hands, over the river, round as a clock. */
export function Logo({ size }: { size: number }) {
  const svg = svgOf(
    48,
    48,
    `<circle cx="24" cy="24" r="24" fill="${color.accent}"/><path d="M8 32c3-1 4-5 5-9 1-5 3-8 6-8s5 3 6 8c1-3 3-5 5-5 4 0 5 6 6 10 .7 2.5 2 3.5 4 4z" fill="#fff"/><path d="M10 37.500c3-2 6-2 9 0s6 2 9 0 6-2 9 0" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/><circle cx="33.5" cy="12.5" r="3" fill="${color.artSun}"/>`,
  );
  return (
    <View
      className="icon"
      style={{ width: `${size}px`, height: `${size}px`, backgroundImage: backgroundOf(svg) }}
    />
  );
}
