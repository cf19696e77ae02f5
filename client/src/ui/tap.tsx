import { type CommonEvent, type CommonEventFunction, View } from '@tarojs/components';
import { type CSSProperties, type ReactNode, useEffect, useRef } from 'react';
import { isRecord } from '../api/json';
import { platform } from '../platform/platform';
import { bursts, type Spot } from './tap-burst';
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

type KeyPress = { readonly key: string; readonly repeat: boolean; preventDefault(): void };

/** Browsers say it of the click, WeChat of its touch; undefined: a key, or a screen reader. */
const spotOf = (event: unknown): Spot | undefined => {
  if (!isRecord(event)) return undefined;
  const touch: unknown = Array.isArray(event.changedTouches) ? event.changedTouches[0] : event;
  if (!isRecord(touch)) return undefined;
  const { clientX: x, clientY: y } = touch;
  return typeof x === 'number' && typeof y === 'number' ? { x, y } : undefined;
};

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
  const born = useRef({ id, atMs: platform.nowMs() });
  // The same element with another id is another control to whoever looks at it.
  if (born.current.id !== id) born.current = { id, atMs: platform.nowMs() };
  useEffect(() => () => bursts.groundMoved(platform.nowMs()), []);
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
    const spot = spotOf(event);
    if (spot === undefined || bursts.isMeant(spot, born.current.atMs, platform.nowMs())) void act();
  };
  const state = checked === undefined ? {} : stateOf(role, checked);
  const onPlatform =
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
            // A key held down is one wish.
            if (!press.repeat) void act();
          },
        }
      : { ariaRole: role, ariaLabel: label, hoverClass: disabled ? 'none' : 'tap-down', hoverStayTime: 80 };
  return (
    <View
      {...onPlatform}
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
