import { View } from '@tarojs/components';
import { useState } from 'react';
import { hallQuery } from '../../api/hall';
import { homeQuery } from '../../api/home';
import { useQuery } from '../../api/use-query';
import { text } from '../../text/text';
import { noteStationPhone } from '../../ui/hotline';
import { LoadedView } from '../../ui/loaded-view';
import { MoreButton } from '../../ui/more-button';
import { PhonePage } from '../../ui/phone-page';
import { EmptyCard } from '../../ui/state-cards';
import { usePages } from '../../ui/use-pages';
import { Line } from '../../ui/words';
import { CurrentTask } from '../../volunteer/current-task';
import { GrabSheet } from '../../volunteer/grab-sheet';
import { HallCard, type HallItem } from '../../volunteer/hall-card';
import { useHallFilters } from '../../volunteer/hall-filters';

const words = text.volunteer.hall;

/** The volunteer's first page: the task at hand, then what is near and open (experience.md, Every role). */
export default function VolunteerHall() {
  const home = useQuery(homeQuery, {});
  const { filter, chips, sheet } = useHallFilters();
  const hall = useQuery(hallQuery, filter);
  const list = usePages(JSON.stringify(filter), hall, (cursor) => hallQuery.ask({ ...filter, cursor }));
  const [wished, setWished] = useState<HallItem>();
  if (home.data !== undefined) noteStationPhone(home.data.stationPhone);
  const close = () => {
    setWished(undefined);
    list.forget();
    void hall.reload();
    void home.reload();
  };
  return (
    <PhonePage
      title={words.title}
      tabs={{ role: 'volunteer', on: 'hall' }}
      over={wished === undefined ? sheet : <GrabSheet item={wished} onClose={close} />}
    >
      {home.data?.currentTask !== undefined && <CurrentTask task={home.data.currentTask} />}
      {chips}
      <LoadedView loaded={hall} blocks={[150, 150, 150]}>
        {(page) => {
          const { items, next } = list.of(page);
          return (
            <>
              {items.length === 0 && next === undefined && (
                <EmptyCard title={words.none} more={words.noneMore} />
              )}
              <View className="stack" data-primary-group="yes">
                {items.map((item) => (
                  <HallCard key={item.orderId} item={item} onGrab={() => setWished(item)} />
                ))}
              </View>
              {next !== undefined && <MoreButton words={words.more} list={list} />}
              {items.length > 0 && next === undefined && <Line className="soft center">{words.looked}</Line>}
            </>
          );
        }}
      </LoadedView>
    </PhonePage>
  );
}
