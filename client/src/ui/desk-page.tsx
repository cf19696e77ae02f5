import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { text } from '../text/text';
import { goOnlyTo } from './go';
import { Icon } from './icon';
import type { IconName } from './icon-shapes';
import { Logo } from './logo';
import { Tap } from './tap';
import { UnopenedNotice } from './unopened-notice';
import { Title } from './words';
import './page.css';
import './desk-page.css';

export type DeskPlace = {
  readonly key: string;
  readonly words: string;
  readonly icon: IconName;
  readonly path: string;
  readonly count?: number | undefined;
};

/** The frame of desk pages (H5, ≥ 1280 px): sidebar with places and counts, a head with the keys, the content. */
export function DeskPage({
  title,
  sub,
  deskName,
  personName,
  places,
  on,
  head,
  children,
  over,
}: {
  title: string;
  sub?: string | undefined;
  deskName: string;
  personName: string;
  places: readonly DeskPlace[];
  on: string;
  /** Right of the title: keys, search. */
  head?: ReactNode;
  children: ReactNode;
  over?: ReactNode;
}) {
  return (
    <View className="frame frame-desk" data-page="desk">
      <View className="desk-side">
        <View className="desk-brand">
          <Logo size={40} />
          <View>
            <View className="lead">{text.app.name}</View>
            <View className="desk-small soft">{deskName}</View>
          </View>
        </View>
        {places.map((place) => (
          <Tap
            key={place.key}
            role="link"
            className={`desk-place ${place.key === on ? 'desk-place-on' : ''}`}
            onTap={() => (place.key === on ? undefined : goOnlyTo(place.path))}
          >
            <Icon name={place.icon} tone={place.key === on ? 'accent' : 'ink'} />
            <Text className="grow">{place.words}</Text>
            {place.count !== undefined && <Text className="strong">{place.count}</Text>}
          </Tap>
        ))}
        <Tap role="link" className="desk-place desk-me" onTap={() => goOnlyTo('/pages/mine')}>
          <Icon name="person" tone="ink" />
          <Text className="grow strong">{personName}</Text>
        </Tap>
      </View>
      <View className="desk-main" {...(process.env.TARO_ENV === 'h5' ? { role: 'main' } : {})}>
        <View className="desk-head">
          <Title>{title}</Title>
          {sub !== undefined && <Text className="soft">{sub}</Text>}
          <View className="desk-head-right">{head}</View>
        </View>
        <UnopenedNotice />
        {children}
      </View>
      {over}
    </View>
  );
}
