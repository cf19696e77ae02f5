import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from './icon';
import { Tap } from './tap';
import './choice.css';

export type Option<K extends string> = {
  readonly key: K;
  readonly words: string;
  readonly more?: string | undefined;
  readonly before?: ReactNode;
};

/** One of several, all in sight; the chosen one has a mark, a heavier edge and says so. */
export function Choice<K extends string>({
  label,
  options,
  chosen,
  onChoose,
  columns = 1,
}: {
  label: string;
  options: readonly Option<K>[];
  chosen: K | undefined;
  onChoose: (key: K) => void;
  columns?: 1 | 2 | 3;
}) {
  const group = process.env.TARO_ENV === 'h5' ? { role: 'radiogroup', 'aria-label': label } : {};
  return (
    <View className={`choice choice-${columns}`} {...group}>
      {options.map(({ key, words, more, before }) => (
        <Tap
          key={key}
          id={`choice-${key}`}
          role="radio"
          checked={key === chosen}
          label={more === undefined ? words : `${words}，${more}`}
          className={`choice-one ${key === chosen ? 'choice-on' : ''}`}
          onTap={() => onChoose(key)}
        >
          {before}
          <View className="grow">
            <View className="choice-words">{words}</View>
            {more !== undefined && <Text className="choice-more">{more}</Text>}
          </View>
          {key === chosen ? <Icon name="check" tone="accent" /> : <View className="choice-ring" />}
        </Tap>
      ))}
    </View>
  );
}
