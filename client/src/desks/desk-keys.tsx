import { Text, View } from '@tarojs/components';
import { text } from '../text/text';
import { Tap } from '../ui/tap';

const { keys } = text.desk;

/** A key and what it does; a hint, for the key itself is pressed. */
export function KeyHint({ name, words }: { name: string; words: string }) {
  return (
    <View className="soft">
      <Text className="desk-key">{name}</Text> <Text>{words}</Text>
    </View>
  );
}

/** Asks anew, by tap or by R. */
export function RefreshKey({ onTap }: { onTap: () => Promise<void> }) {
  return (
    <Tap id="desk-refresh" label={keys.refresh} className="desk-refresh" onTap={onTap}>
      <Text className="desk-key">R</Text> <Text>{keys.refresh}</Text>
    </Tap>
  );
}
