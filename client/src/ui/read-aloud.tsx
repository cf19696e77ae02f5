import { Text } from '@tarojs/components';
import { useDidHide } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { platform } from '../platform/platform';
import { text } from '../text/text';
import { Icon } from './icon';
import { Tap } from './tap';

/** Reads the page aloud; not shown where the platform cannot. */
export function ReadAloud({ spoken }: { spoken: string }) {
  const [reading, setReading] = useState(false);
  const { speech } = platform;
  const stop = () => {
    speech?.stop();
    setReading(false);
  };
  useDidHide(stop);
  useEffect(() => () => platform.speech?.stop(), []);
  if (speech === undefined) return null;
  const start = () => {
    if (spoken === '') return;
    setReading(true);
    speech.speak(spoken, () => setReading(false));
  };
  return (
    <Tap className="read-aloud" id="read-aloud" onTap={reading ? stop : start}>
      <Icon name={reading ? 'stop' : 'speak'} tone="accent" tint="accentSoft" />
      <Text>{reading ? text.common.stopReading : text.common.readAloud}</Text>
    </Tap>
  );
}
