import { View } from '@tarojs/components';
import type { ServiceList } from '../../../shared/domain/catalogue/service';
import { serviceShapes } from './art/service-shapes';
import { backgroundOf, svgOf } from './art/svg';
import { color } from './tokens';
import './icon.css';

/** Lines over a soft sun. Hidden from screen readers, the word stands beside it. */
export function Mark({ shape, size, className = '' }: { shape: string; size: number; className?: string }) {
  const lines = shape.replaceAll(' T ', ` fill="${color.surface}" fill-opacity=".82" `);
  const svg = svgOf(
    56,
    56,
    `<circle cx="33" cy="30" r="21" fill="${color.accentSoft}"/><g fill="none" stroke="${color.accent}" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round">${lines}</g>`,
  );
  return (
    <View
      className={`icon ${className}`}
      style={{ width: `${size}px`, height: `${size}px`, backgroundImage: backgroundOf(svg) }}
    />
  );
}

/** The picture of one kind of help. */
export function ServiceMark({ list, size }: { list: ServiceList; size: number }) {
  return <Mark shape={serviceShapes[list]} size={size} />;
}
