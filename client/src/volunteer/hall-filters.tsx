import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { dayOf } from '../../../shared/domain/calendar/shanghai-day';
import { type ServiceList, serviceLists } from '../../../shared/domain/catalogue/service';
import { DAY_MS } from '../../../shared/domain/units';
import { serverNowMs } from '../api/server-clock';
import { text } from '../text/text';
import { dayWords } from '../text/time-words';
import { Choice, type Option } from '../ui/choice';
import { Icon } from '../ui/icon';
import { Sheet } from '../ui/sheet';
import { Tap } from '../ui/tap';
import type { HallItem } from './hall-card';
import '../ui/chips.css';

const words = text.volunteer.hall;
const DAYS_SHOWN = 7;
const bands = ['same', 'within1km', 'within3km'] as const satisfies readonly HallItem['distance'][];

export type HallFilter = {
  readonly list?: ServiceList;
  readonly within?: HallItem['distance'];
  readonly day?: number;
};
type Asked = 'list' | 'within' | 'day';

const ANY = 'any';

/** Three questions as chips; each opens its choices. What is chosen is named on the chip and marked. */
export function useHallFilters() {
  const [filter, setFilter] = useState<HallFilter>({});
  const [open, setOpen] = useState<Asked>();
  const nowMs = serverNowMs();
  const days = Array.from({ length: DAYS_SHOWN }, (_, index) => nowMs + index * DAY_MS);

  const options: Record<Asked, { title: string; chip: string; any: string; all: readonly Option<string>[] }> =
    {
      list: {
        title: words.pickService,
        chip: words.service,
        any: words.allServices,
        all: serviceLists.map((list) => ({
          key: list,
          words: text.lists[list].name,
          more: text.lists[list].plain,
        })),
      },
      within: {
        title: words.pickDistance,
        chip: words.allDistances,
        any: words.allDistances,
        all: bands.map((band) => ({ key: band, words: words.distance[band] })),
      },
      day: {
        title: words.pickDay,
        chip: words.day,
        any: words.anyDay,
        all: days.map((ms) => ({ key: String(dayOf(ms)), words: dayWords(ms, nowMs) })),
      },
    };
  const chosenOf = (asked: Asked): string | undefined => filter[asked]?.toString();
  const choose = (asked: Asked, key: string) => {
    const { [asked]: _before, ...others } = filter;
    setOpen(undefined);
    if (key === ANY) return setFilter(others);
    // The key comes from `options`, whose keys are the values of the filter.
    setFilter({ ...others, [asked]: asked === 'day' ? Number(key) : key } as HallFilter);
  };

  const chips = (
    <View className="chips">
      {(['list', 'within', 'day'] as const).map((asked) => {
        const chosen = options[asked].all.find(({ key }) => key === chosenOf(asked));
        return (
          <Tap
            key={asked}
            id={`filter-${asked}`}
            className={`chip ${chosen === undefined ? '' : 'chip-on'}`}
            onTap={() => setOpen(asked)}
          >
            <Text>{chosen?.words ?? options[asked].chip}</Text>
            <Icon name="down" tone={chosen === undefined ? 'inkSoft' : 'accent'} />
          </Tap>
        );
      })}
    </View>
  );
  const sheet = open !== undefined && (
    <Sheet title={options[open].title} onClose={() => setOpen(undefined)}>
      <Choice
        label={options[open].title}
        options={[{ key: ANY, words: options[open].any }, ...options[open].all]}
        chosen={chosenOf(open) ?? ANY}
        onChoose={(key) => choose(open, key)}
      />
    </Sheet>
  );
  return { filter, chips, sheet };
}
