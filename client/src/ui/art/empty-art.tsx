import { View } from '@tarojs/components';
import { color } from '../tokens';
import { backgroundOf, svgOf } from './svg';
import './empty-art.css';

/** A bench under a tree: nothing to do, and that is fine. */
export function EmptyArt() {
  const svg = svgOf(
    200,
    96,
    `<path d="M10 84h180" stroke="${color.line}" stroke-width="3" stroke-linecap="round"/><circle cx="58" cy="38" r="27" fill="${color.artHillNear}"/><circle cx="80" cy="50" r="18" fill="${color.artHillFar}"/><path d="M63 84V46M63 62l10-9" stroke="${color.accentLine}" stroke-width="4" stroke-linecap="round" fill="none"/><g stroke="${color.lineStrong}" stroke-width="3.5" stroke-linecap="round" fill="none"><path d="M108 66h56M108 56h56M114 66v18M158 66v18"/></g><circle cx="170" cy="20" r="10" fill="${color.artSun}"/>`,
  );
  return <View className="empty-art" style={{ backgroundImage: backgroundOf(svg) }} />;
}
