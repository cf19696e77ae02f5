import { View } from '@tarojs/components';
import { serviceLists } from '../../../shared/domain/catalogue/service';
import { ServiceMark } from './service-mark';
import './service-disc.css';

/** The picture of a service by its code (`escort.medical`), on a round ground; where no face is known yet. */
export function ServiceDisc({ code, size }: { code: string; size: number }) {
  const list = serviceLists.find((one) => code.startsWith(`${one}.`)) ?? 'urgent';
  return (
    <View className="service-disc" style={{ width: `${size}px`, height: `${size}px` }}>
      <ServiceMark list={list} size={Math.round(size * 0.64)} />
    </View>
  );
}
