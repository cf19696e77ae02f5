import { useState } from 'react';
import { serverNowMs } from '../api/server-clock';
import { Books } from '../passbook/books';
import { MonthChart } from '../passbook/month-chart';
import { PassbookLines } from '../passbook/passbook-lines';
import { lastMonths } from '../passbook/passbook-words';
import { usePassbook } from '../passbook/use-passbook';
import { currentRole } from '../platform/roles';
import { readSession } from '../platform/session';
import { text } from '../text/text';
import { minutesWords } from '../text/time-words';
import { Button } from '../ui/button';
import { LoadedView } from '../ui/loaded-view';
import { RolePage } from '../ui/role-page';
import { EmptyCard, Notice } from '../ui/state-cards';
import { ToSignIn } from '../ui/to-sign-in';

const words = text.passbook;

/** 时间存折, for whoever is signed in, in the sizes of their role. */
export default function PassbookPage() {
  const [role] = useState(() => currentRole(readSession()));
  const { first, earlierLines, hasMore, more, failure } = usePassbook();
  if (role === undefined) return <ToSignIn />;
  const { data } = first;
  const spoken =
    data === undefined
      ? ''
      : words.spoken(minutesWords(data.balance.availableMinutes), minutesWords(data.recordMinutes));
  return (
    <RolePage role={role} tab="passbook" title={words.title} spoken={spoken}>
      <LoadedView loaded={first} blocks={[150, 150, 280]}>
        {(passbook) => (
          <>
            <Books passbook={passbook} forElder={role === 'elder'} />
            <MonthChart bars={lastMonths(passbook.months, serverNowMs())} />
            {passbook.lines.length === 0 ? (
              <EmptyCard title={words.empty} more={words.emptyMore} />
            ) : (
              <PassbookLines lines={[...passbook.lines, ...earlierLines]} />
            )}
            {failure !== undefined && <Notice kind="failed">{failure}</Notice>}
            {hasMore && (
              <Button kind="line" id="more-lines" onTap={more}>
                {words.more}
              </Button>
            )}
          </>
        )}
      </LoadedView>
    </RolePage>
  );
}
