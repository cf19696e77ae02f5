import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { monthlySlipContract } from '../../../shared/contracts/monthly-slip';
import type { yearLinesContract } from '../../../shared/contracts/year-lines';
import { shanghaiClock } from '../../../shared/domain/calendar/shanghai-clock';
import type { PersonId } from '../../../shared/domain/ids';
import type { Query } from '../api/client';
import { serverNowMs } from '../api/server-clock';
import { useQuery } from '../api/use-query';
import { printPage } from '../platform/files-browser';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { LoadedView } from '../ui/loaded-view';
import { Notice } from '../ui/state-cards';
import { SlipPaper } from './slip-paper';
import { useYearFile } from './use-year-file';
import './slip.css';

const words = text.slip;

type Months = { readonly year: number; readonly month: number };
const moved = ({ year, month }: Months, by: 1 | -1): Months => {
  const months = year * 12 + month - 1 + by;
  return { year: Math.floor(months / 12), month: (months % 12) + 1 };
};

/** A year as a file, by its two buttons; how far it is stands below. */
function YearFile({
  query,
  whose,
  year,
}: {
  query: Query<typeof yearLinesContract>;
  whose: { personId?: PersonId };
  year: number;
}) {
  const { start, telling, isBusy } = useYearFile(query, whose);
  return (
    <View className="slip-tools stack">
      <Text>{words.file.ask(String(year))}</Text>
      <View className="slip-buttons">
        {(['xlsx', 'csv'] as const).map((kind) => (
          <Button
            key={kind}
            id={`take-${kind}`}
            kind="line"
            disabled={isBusy}
            onTap={() => start(kind, String(year))}
          >
            {words.file.kinds[kind]}
          </Button>
        ))}
      </View>
      {telling !== undefined && <Notice kind={telling.kind}>{telling.sentence}</Notice>}
    </View>
  );
}

/** A month to print and its year as a file; last month at first, which is whole. `years` absent: no file for this reader. */
export function SlipDesk({
  months,
  years,
  whose,
}: {
  months: Query<typeof monthlySlipContract>;
  years?: Query<typeof yearLinesContract> | undefined;
  whose: { readonly personId?: PersonId };
}) {
  const now = shanghaiClock(serverNowMs());
  const [{ year, month }, setMonth] = useState<Months>(() => moved(now, -1));
  const slip = useQuery(months, { ...whose, month: String(year * 100 + month) });
  const isNow = year === now.year && month === now.month;
  return (
    <>
      <View className="slip-tools slip-buttons">
        <Button kind="line" id="month-before" onTap={() => setMonth(moved({ year, month }, -1))}>
          {words.before}
        </Button>
        <Button
          kind="line"
          id="month-after"
          disabled={isNow}
          onTap={() => setMonth(moved({ year, month }, 1))}
        >
          {words.after}
        </Button>
      </View>
      <LoadedView loaded={slip} blocks={[480]}>
        {(data) => (
          <>
            <View className="slip-tools">
              <Button id="print" onTap={printPage}>
                {words.print}
              </Button>
            </View>
            <SlipPaper slip={data} />
          </>
        )}
      </LoadedView>
      {years !== undefined && <YearFile query={years} whose={whose} year={year} />}
    </>
  );
}
