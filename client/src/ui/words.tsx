import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';

type WordsProps = { children: ReactNode; className?: string };

const isH5 = process.env.TARO_ENV === 'h5';

/** The heading of a page, one a page. */
export function Title({ children, className = '' }: WordsProps) {
  return (
    <View className={`title ${className}`} {...(isH5 ? { role: 'heading', 'aria-level': 1 } : {})}>
      {children}
    </View>
  );
}

/** The heading of a part of a page. */
export function Lead({ children, className = '' }: WordsProps) {
  return (
    <View className={`lead ${className}`} {...(isH5 ? { role: 'heading', 'aria-level': 2 } : {})}>
      {children}
    </View>
  );
}

/** A sentence of its own. */
export function Line({ children, className = '' }: WordsProps) {
  return <View className={className}>{children}</View>;
}

/** Words that no line break parts. */
export function Together({ children, className = '' }: WordsProps) {
  return <Text className={`nb ${className}`}>{children}</Text>;
}
