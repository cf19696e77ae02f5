import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { text } from '../text/text';
import { Icon } from './icon';
import { Tap } from './tap';
import { useFront } from './use-front';
import { Lead } from './words';
import './sheet.css';

/** A question over the page; closed by its own buttons or Escape, never by a swipe or a tap beside it (E7). */
export function Sheet({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const front = useFront(onClose);
  const dialog =
    process.env.TARO_ENV === 'h5' ? { role: 'dialog', 'aria-modal': true, 'aria-label': title } : {};
  return (
    <View className="sheet" data-sheet="yes" ref={front}>
      <View className="sheet-shade" catchMove />
      <View className="sheet-paper" {...dialog}>
        <View className="sheet-head">
          <Lead className="grow">{title}</Lead>
          <Tap label={text.common.close} className="sheet-close" onTap={onClose}>
            <Icon name="cross" tone="inkSoft" />
          </Tap>
        </View>
        <View className="sheet-body">{children}</View>
      </View>
    </View>
  );
}
