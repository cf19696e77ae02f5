import { View } from '@tarojs/components';
import { shapeOf } from './art/service-shapes';
import { Mark } from './service-mark';
import './service-disc.css';

/** The picture of a service by its code (`escort.medical`), on a round ground; where no face is known yet. */
export function ServiceDisc({ code, size }: { code: string; size: number }) {
  return (
    <View className="service-disc" style={{ width: `${size}px`, height: `${size}px` }}>
      <Mark shape={shapeOf(code)} size={Math.round(size * 0.64)} />
    </View>
  );
}
