import { View } from '@tarojs/components';
import { backgroundOf, svgOf } from './art/svg';
import { type IconName, iconShapes } from './icon-shapes';
import { type ColorName, color } from './tokens';
import './icon.css';

type IconProps = {
  name: IconName;
  /** The stroke. */
  tone?: ColorName;
  /** Fills the part of the sign that takes a tint; none: lines alone. */
  tint?: ColorName;
  /** In px; without it the size of the frame's icons. */
  size?: number;
  className?: string;
};

/** A sign beside words, never instead of them: hidden from screen readers. */
export function Icon({ name, tone = 'ink', tint, size, className = '' }: IconProps) {
  const fill = tint === undefined ? '' : `fill="${color[tint]}"`;
  const svg = svgOf(
    24,
    24,
    `<g fill="none" stroke="${color[tone]}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${iconShapes[name].replaceAll(' F ', ` ${fill} `)}</g>`,
  );
  const box = size === undefined ? {} : { width: `${size}px`, height: `${size}px` };
  return <View className={`icon ${className}`} style={{ ...box, backgroundImage: backgroundOf(svg) }} />;
}
