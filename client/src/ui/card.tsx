import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import './card.css';

/** `paper`: a white card; `sunk`: a quiet ground for facts; `soft`: a tint for what is one's own now. */
export function Card({
  kind = 'paper',
  children,
  className = '',
}: {
  kind?: 'paper' | 'sunk' | 'soft';
  children: ReactNode;
  className?: string;
}) {
  return <View className={`card card-${kind} ${className}`}>{children}</View>;
}
