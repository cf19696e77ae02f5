import { type CommonEvent, type CommonEventFunction, View } from '@tarojs/components';
import { type CSSProperties, type ReactNode, useRef } from 'react';
import './tap.css';

export type TapRole = 'button' | 'link' | 'radio' | 'switch' | 'tab' | 'checkbox';

export type TapProps = {
  /** What a screen reader says; needed where the children are not words alone. */
  label?: string;
  role?: TapRole;
  /** For radio, switch, tab and checkbox. */
  checked?: boolean;
  disabled?: boolean;
  /** The one filled action of a page (experience.md, E5). */
  primary?: boolean;
  id?: string;
  className?: string;
  style?: CSSProperties;
  /** While a promise of it is open, further taps do nothing: an unsteady hand taps twice. */
  onTap: () => void | Promise<void>;
  children?: ReactNode;
};

type KeyPress = { readonly key: string; preventDefault(): void };

/**
 * The only place with `onClick`. On H5 Taro makes no `role` of `ariaRole`, so that a checker sees no control at all
 * (experience.md, traps); here both platforms get what they read.
 */
export function Tap({
  label,
  role = 'button',
  checked,
  disabled = false,
  primary = false,
  id,
  className = '',
  style,
  onTap,
  children,
}: TapProps) {
  const open = useRef(false);
  const act = async () => {
    if (disabled || open.current) return;
    open.current = true;
    try {
      await onTap();
    } finally {
      open.current = false;
    }
  };
  const onClick: CommonEventFunction = (event: CommonEvent) => {
    event.stopPropagation();
    void act();
  };
  const state = checked === undefined ? {} : stateOf(role, checked);
  const platform =
    process.env.TARO_ENV === 'h5'
      ? {
          role,
          tabIndex: disabled ? -1 : 0,
          'aria-label': label,
          'aria-disabled': disabled ? true : undefined,
          ...state,
          onKeyDown: (press: KeyPress) => {
            if (press.key !== 'Enter' && press.key !== ' ') return;
            press.preventDefault();
            void act();
          },
        }
      : { ariaRole: role, ariaLabel: label, hoverClass: disabled ? 'none' : 'tap-down', hoverStayTime: 80 };
  return (
    <View
      {...platform}
      data-tap="yes"
      data-primary={primary ? 'yes' : undefined}
      id={id}
      className={`tap ${disabled ? 'tap-off' : ''} ${className}`}
      style={style}
      onClick={onClick}
    >
      {children}
    </View>
  );
}

const stateOf = (role: TapRole, checked: boolean) =>
  role === 'tab' ? { 'aria-selected': checked } : { 'aria-checked': checked };
