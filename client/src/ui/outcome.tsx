import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
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
  return (
    <View className="stack" data-live="yes" data-outcome={kind}>
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
