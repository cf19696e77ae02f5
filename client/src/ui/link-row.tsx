import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from './icon';
import type { IconName } from './icon-shapes';
import { Tap } from './tap';
import './link-row.css';

/** A row that leads somewhere: sign, words, arrow. */
export function LinkRow({
  icon,
  label,
  id,
  onTap,
  children,
}: {
  icon: IconName;
  label?: string;
  id?: string;
  onTap: () => void | Promise<void>;
  children: ReactNode;
}) {
  return (
    <Tap
      role="link"
      className="link-row"
      onTap={onTap}
      {...(label === undefined ? {} : { label })}
      {...(id === undefined ? {} : { id })}
    >
      <Icon name={icon} tone="accent" tint="accentSoft" />
      <View className="grow link-row-words">{children}</View>
      <Icon name="next" tone="inkSoft" />
    </Tap>
  );
}
