import { View } from '@tarojs/components';
import { type ReactNode, useEffect, useRef } from 'react';
import { Card } from './card';
import { Icon } from './icon';
import { Line, Title } from './words';
import './outcome.css';

const isH5 = process.env.TARO_ENV === 'h5';

/** What became of an act, in one sentence that stays, and what may be done next (E8). Its part of the page moves on by itself. */
export function Outcome({
  kind,
  sentence,
  more,
  actions,
}: {
  kind: 'done' | 'failed';
  sentence: string;
  more?: string | undefined;
  actions: ReactNode;
}) {
  const here = useRef<HTMLElement>(null);
  // The control that was pressed is gone: who works by keys or hears the page goes on here, not at its head (WCAG 2.2, 2.4.3).
  useEffect(() => {
    if (isH5 && document.activeElement === document.body) here.current?.focus({ preventScroll: true });
  }, []);
  return (
    <View
      className="stack outcome-part"
      data-live="yes"
      data-outcome={kind}
      ref={here}
      {...(isH5 ? { tabIndex: -1 } : {})}
    >
      <Card className="outcome">
        <View className={`outcome-disc outcome-${kind}`}>
          <Icon
            name={kind === 'done' ? 'check' : 'alert'}
            tone={kind === 'done' ? 'accent' : 'attention'}
            size={52}
          />
        </View>
        <View {...(isH5 ? { role: kind === 'done' ? 'status' : 'alert' } : {})}>
          <Title className={`center ${kind === 'failed' ? 'any-break' : ''}`}>{sentence}</Title>
        </View>
        {more !== undefined && <Line className="center soft">{more}</Line>}
      </Card>
      {actions}
    </View>
  );
}
