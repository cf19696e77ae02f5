import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { setCareMode, useCareMode } from '../platform/care-mode';
import { text } from '../text/text';
import { Button } from './button';
import { goBack } from './go';
import { callStation } from './hotline';
import { Icon } from './icon';
import { ReadAloud } from './read-aloud';
import { Tap } from './tap';
import { UnopenedNotice } from './unopened-notice';
import './page.css';

/** 长辈版 on or off, in words. */
export function CareSwitch() {
  const on = useCareMode();
  return (
    <Tap
      role="switch"
      checked={on}
      label={`${text.common.careMode}，${on ? text.common.on : text.common.off}`}
      className="care-switch"
      id="care-switch"
      onTap={() => setCareMode(!on)}
    >
      <Text className="nb">{text.common.careMode}</Text>
      <View className={`track ${on ? 'track-on' : ''}`}>
        <View className="track-knob" />
        <Text>{on ? text.common.on : text.common.off}</Text>
      </View>
    </Tap>
  );
}

/**
 * The frame of every elder page: one bar above (back or 长辈版, and 朗读), the content, and the hotline in the same place
 * below (E9, E10).
 */
export function ElderPage({
  top,
  spoken,
  children,
  over,
}: {
  top: 'back' | 'care';
  /** What 朗读 reads; empty: nothing to read yet. */
  spoken: string;
  children: ReactNode;
  /** A sheet over the page. */
  over?: ReactNode;
}) {
  const care = useCareMode();
  const main = process.env.TARO_ENV === 'h5' ? { role: 'main' } : {};
  return (
    <View className={`frame frame-elder ${care ? 'care' : ''}`} data-page="elder">
      <View className="page-bar">
        {top === 'back' ? (
          <Tap className="page-back" onTap={goBack}>
            <Icon name="back" tone="accent" />
            <Text>{text.common.back}</Text>
          </Tap>
        ) : (
          <CareSwitch />
        )}
        <ReadAloud spoken={spoken} />
      </View>
      <View className="page-content" {...main}>
        <UnopenedNotice />
        {children}
      </View>
      <View className="page-foot" {...(process.env.TARO_ENV === 'h5' ? { role: 'contentinfo' } : {})}>
        <Button kind="line" icon="phone" id="hotline" className="hotline" onTap={callStation}>
          {text.common.callStation}
        </Button>
      </View>
      {over}
    </View>
  );
}
