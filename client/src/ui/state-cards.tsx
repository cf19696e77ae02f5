import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { figuresTogether } from '../text/figures-together';
import { text } from '../text/text';
import { EmptyArt } from './art/empty-art';
import { Button } from './button';
import { Card } from './card';
import { Icon } from './icon';
import { Lead, Line } from './words';
import './state-cards.css';

/** Loading failed and nothing is known: a sentence and one thing to do. */
export function ErrorCard({ sentence, onRetry }: { sentence: string; onRetry: () => void | Promise<void> }) {
  return (
    <Card className="state-card">
      <View
        {...(process.env.TARO_ENV === 'h5' ? { role: 'alert' } : {})}
        data-error="yes"
        className="state-words"
      >
        <Icon name="alert" tone="attention" tint="attentionSoft" className="state-icon" />
        <Line>{sentence}</Line>
      </View>
      <Button icon="refresh" onTap={onRetry}>
        {text.states.retry}
      </Button>
    </Card>
  );
}

/** Nothing is there, and that is all right. */
export function EmptyCard({ title, more, children }: { title: string; more: string; children?: ReactNode }) {
  return (
    <Card className="state-card" kind="paper">
      <EmptyArt />
      <Lead className="center">{title}</Lead>
      <Line className="center soft">{more}</Line>
      {children}
    </Card>
  );
}

/** A plain sentence that something was done, or could not be; stays until the person goes on (E6, E8). */
export function Notice({
  kind,
  children,
  action,
}: {
  kind: 'done' | 'failed' | 'before';
  children: string;
  action?: ReactNode;
}) {
  const look = {
    done: { icon: 'check', tone: 'accent' },
    failed: { icon: 'alert', tone: 'attention' },
    before: { icon: 'clock', tone: 'ink' },
  } as const;
  const { icon, tone } = look[kind];
  const live = process.env.TARO_ENV === 'h5' ? { role: kind === 'failed' ? 'alert' : 'status' } : {};
  return (
    <View className={`notice notice-${kind}`} data-live="yes" data-notice={kind}>
      <View className="row notice-words" {...live}>
        <Icon name={icon} tone={tone} />
        <View className={`grow ${kind === 'failed' ? 'any-break' : ''}`}>{figuresTogether(children)}</View>
      </View>
      {action}
    </View>
  );
}
