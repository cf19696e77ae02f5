import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { Tap } from '../ui/tap';
import './code-pad.css';

const words = text.volunteer.code;
const LENGTH = 4;
const rows = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Four digits by large keys of our own: no keyboard covers the page, and each digit can be taken back. */
export function CodePad({ busy, onCode }: { busy: boolean; onCode: (code: string) => Promise<void> }) {
  const [typed, setTyped] = useState('');
  const add = (digit: string) => setTyped((before) => (before.length < LENGTH ? before + digit : before));
  const said = process.env.TARO_ENV === 'h5' ? { role: 'img', 'aria-label': words.field(typed) } : {};
  return (
    <View className="stack">
      <View className="pad-fields" {...said} data-typed={typed.length}>
        {Array.from({ length: LENGTH }, (_, index) => (
          // A field is its place among the four.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <View key={index} className={`pad-field ${index === typed.length ? 'pad-field-next' : ''}`}>
            <Text>{typed.charAt(index)}</Text>
          </View>
        ))}
      </View>
      <View className="pad-keys">
        {rows.map((digit) => (
          <Tap key={digit} id={`key-${digit}`} className="pad-key" onTap={() => add(digit)}>
            {digit}
          </Tap>
        ))}
        <View />
        <Tap id="key-0" className="pad-key" onTap={() => add('0')}>
          0
        </Tap>
        <Tap
          label={words.erase}
          id="key-erase"
          className="pad-key"
          onTap={() => setTyped((before) => before.slice(0, -1))}
        >
          <Icon name="undo" tone="inkSoft" />
        </Tap>
      </View>
      <Button
        id="send-code"
        disabled={busy || typed.length < LENGTH}
        onTap={async () => {
          await onCode(typed);
          setTyped('');
        }}
      >
        {words.send}
      </Button>
    </View>
  );
}
