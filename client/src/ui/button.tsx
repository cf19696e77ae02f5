import { Text } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from './icon';
import type { IconName } from './icon-shapes';
import { Tap, type TapProps } from './tap';
import type { ColorName } from './tokens';
import './button.css';

type ButtonProps = Omit<TapProps, 'primary' | 'role'> & {
  /** `primary`: the one filled action of a page; `line`: an action beside it; `quiet`: to be found, not to be hit. */
  kind?: 'primary' | 'line' | 'quiet';
  icon?: IconName;
  /** A filled button among equals (接单 on each card): they are one group, none is the page's own (E5). */
  grouped?: boolean;
  children: ReactNode;
};

const tones: Record<'primary' | 'line' | 'quiet', ColorName> = {
  primary: 'onAccent',
  line: 'accent',
  quiet: 'inkSoft',
};

export function Button({
  kind = 'primary',
  icon,
  grouped = false,
  className = '',
  children,
  ...tap
}: ButtonProps) {
  return (
    <Tap {...tap} primary={kind === 'primary' && !grouped} className={`button button-${kind} ${className}`}>
      {icon !== undefined && <Icon name={icon} tone={tap.disabled === true ? 'inkSoft' : tones[kind]} />}
      <Text className="button-words">{children}</Text>
    </Tap>
  );
}
