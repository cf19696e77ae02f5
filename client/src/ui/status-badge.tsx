import { Text, View } from '@tarojs/components';
import { Icon } from './icon';
import type { IconName } from './icon-shapes';
import type { ColorName } from './tokens';
import './status-badge.css';

export type StatusKind = 'good' | 'look' | 'plain';

const tones: Record<StatusKind, ColorName> = { good: 'accent', look: 'attention', plain: 'ink' };

/** A state: a sign and a word, the colour alone never tells (E5). */
export function StatusBadge({
  kind,
  icon,
  children,
}: {
  kind: StatusKind;
  icon: IconName;
  children: string;
}) {
  return (
    <View className={`status status-${kind}`} data-status="yes">
      <Icon name={icon} tone={tones[kind]} className="status-icon" />
      <Text>{children}</Text>
    </View>
  );
}
