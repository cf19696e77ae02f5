import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { Loaded } from '../api/use-query';
import { Skeleton } from './skeleton';
import { ErrorCard, Notice } from './state-cards';
import { ToldNotices } from './told-notices';

/** The four states of what a page asks for: nothing yet, skeleton, sentence with retry, content (perhaps from before). */
export function LoadedView<T>({
  loaded,
  blocks,
  children,
}: {
  loaded: Loaded<T>;
  /** Heights of the skeleton, in px. */
  blocks: readonly number[];
  children: (data: T) => ReactNode;
}) {
  const { phase, data, sentence, told = [], reload } = loaded;
  if (phase === 'failed') {
    return (
      <>
        <ToldNotices told={told} />
        <ErrorCard sentence={sentence ?? ''} onRetry={reload} />
      </>
    );
  }
  if (phase === 'slow') return <Skeleton blocks={blocks} />;
  // Nothing to see yet; whoever drives the page can tell that it is not done.
  if (data === undefined) return <View className="waiting" data-waiting="yes" />;
  return (
    <>
      <ToldNotices told={told} />
      {sentence !== undefined && <Notice kind="before">{sentence}</Notice>}
      {children(data)}
    </>
  );
}
