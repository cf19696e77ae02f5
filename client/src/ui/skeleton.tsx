import { View } from '@tarojs/components';
import { text } from '../text/text';
import './skeleton.css';

/** The shape of what is coming, in px of height per block; still, so that nothing flickers. Said once to a screen reader. */
export function Skeleton({ blocks }: { blocks: readonly number[] }) {
  const said = process.env.TARO_ENV === 'h5' ? { role: 'status', 'aria-label': text.states.loading } : {};
  return (
    <View className="stack" data-skeleton="yes" {...said}>
      {blocks.map((height, index) => (
        // Blocks are told apart by their place alone.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <View key={index} className="skeleton" style={{ height: `${height}px` }}>
          <View className="skeleton-line skeleton-long" />
          {height > 100 && <View className="skeleton-line" />}
        </View>
      ))}
    </View>
  );
}
