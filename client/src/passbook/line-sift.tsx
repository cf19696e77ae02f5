import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { shanghaiClock } from '../../../shared/domain/calendar/shanghai-clock';
import { serverNowMs } from '../api/server-clock';
import { text } from '../text/text';
import { Choice, type Option } from '../ui/choice';
import { Icon } from '../ui/icon';
import { Sheet } from '../ui/sheet';
import { Tap } from '../ui/tap';
import { monthsBack } from './passbook-words';
import type { Sift } from './use-passbook';
import '../ui/chips.css';

const words = text.passbook.sift;
const MONTHS_OFFERED = 12;
const ANY = 'any';

type Kind = keyof typeof words.kinds;
const kinds = ['all', 'in', 'out', 'held'] as const satisfies readonly Kind[];

/** Two questions as chips, each opening its choices: which kind of lines, which month. */
export function useLineSift() {
  const [sift, setSift] = useState<Sift>({});
  const [open, setOpen] = useState<'kind' | 'month'>();
  const { year, month } = shanghaiClock(serverNowMs());
  const months: readonly Option<string>[] = monthsBack(year, month, MONTHS_OFFERED).map((one) => ({
    key: String(one.year * 100 + one.month),
    words: words.month(one.year, one.month),
  }));
  const kind = sift.show ?? 'all';
  const chips = [
    { name: 'kind', words: words.kinds[kind].chip, isOn: kind !== 'all' },
    {
      name: 'month',
      words: months.find(({ key }) => key === sift.month)?.words ?? words.anyMonth,
      isOn: sift.month !== undefined,
    },
  ] as const;
  const choose = (next: Sift) => {
    setOpen(undefined);
    setSift(next);
  };
  return {
    sift,
    chips: (
      <View className="chips">
        {chips.map((chip) => (
          <Tap
            key={chip.name}
            id={`sift-${chip.name}`}
            className={`chip ${chip.isOn ? 'chip-on' : ''}`}
            onTap={() => setOpen(chip.name)}
          >
            <Text>{chip.words}</Text>
            <Icon name="down" tone={chip.isOn ? 'accent' : 'inkSoft'} />
          </Tap>
        ))}
      </View>
    ),
    sheet: open !== undefined && (
      <Sheet title={open === 'kind' ? words.pickKind : words.pickMonth} onClose={() => setOpen(undefined)}>
        {open === 'kind' ? (
          <Choice
            label={words.pickKind}
            options={kinds.map((key) => ({
              key,
              words: words.kinds[key].words,
              more: words.kinds[key].more,
            }))}
            chosen={kind}
            onChoose={(key) => choose({ show: key === 'all' ? undefined : key, month: sift.month })}
          />
        ) : (
          <Choice
            label={words.pickMonth}
            options={[{ key: ANY, words: words.anyMonth }, ...months]}
            chosen={sift.month ?? ANY}
            onChoose={(key) => choose({ show: sift.show, month: key === ANY ? undefined : key })}
          />
        )}
      </Sheet>
    ),
  };
}
