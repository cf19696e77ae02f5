import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { useCareMode } from '../platform/care-mode';
import { text } from '../text/text';
import { goBack, goOnlyTo } from './go';
import { callStation } from './hotline';
import { Icon } from './icon';
import { type PhoneRole, type TabKey, tabsOf } from './role-tabs';
import { Tap } from './tap';
import { UnopenedNotice } from './unopened-notice';
import { Title } from './words';
import './page.css';

/** The frame of volunteer and family pages: title, 找社工 in the same place, and the role's own tabs on its first pages. */
export function PhonePage({
  title,
  back = false,
  tabs,
  children,
  over,
}: {
  title: string;
  back?: boolean;
  tabs?: { readonly role: PhoneRole; readonly on: TabKey } | undefined;
  children: ReactNode;
  /** A sheet over the page. */
  over?: ReactNode;
}) {
  const care = useCareMode();
  const isH5 = process.env.TARO_ENV === 'h5';
  return (
    <View className={`frame frame-phone ${care ? 'care' : ''}`} data-page="phone">
      <View className={`page-bar page-head ${back ? 'page-head-back' : ''}`}>
        {back && (
          <Tap label={text.common.back} className="page-back" onTap={goBack}>
            <Icon name="back" tone="accent" />
            <Text>{text.common.back}</Text>
          </Tap>
        )}
        <Title>{title}</Title>
        <Tap id="hotline" label={text.common.callStation} className="call-station" onTap={callStation}>
          <Icon name="phone" tone="accent" />
          <Text>{text.common.callStationShort}</Text>
        </Tap>
      </View>
      <View className="page-content" {...(isH5 ? { role: 'main' } : {})}>
        <UnopenedNotice />
        {children}
      </View>
      {tabs !== undefined && (
        <View className="tabs" {...(isH5 ? { role: 'navigation' } : {})}>
          {tabsOf(tabs.role).map(({ key, icon, path }) => (
            <Tap
              key={key}
              role="link"
              label={key === tabs.on ? `${text.tabs[key]}，${text.common.chosen}` : text.tabs[key]}
              className={`tab ${key === tabs.on ? 'tab-on' : ''}`}
              onTap={() => (key === tabs.on ? undefined : goOnlyTo(path))}
            >
              <Icon
                name={icon}
                tone={key === tabs.on ? 'accent' : 'inkSoft'}
                {...(key === tabs.on ? { tint: 'accentSoft' as const } : {})}
              />
              <Text>{text.tabs[key]}</Text>
            </Tap>
          ))}
        </View>
      )}
      {over}
    </View>
  );
}
