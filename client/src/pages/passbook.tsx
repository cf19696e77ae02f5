import { useState } from 'react';
import { heldMinutesQuery } from '../api/held-minutes';
import { serverNowMs } from '../api/server-clock';
import { useQuery } from '../api/use-query';
import { Books } from '../passbook/books';
import { HeldCard } from '../passbook/held-card';
import { useLineSift } from '../passbook/line-sift';
import { MonthChart } from '../passbook/month-chart';
import { PassbookLines } from '../passbook/passbook-lines';
import { lastMonths } from '../passbook/passbook-words';
import { usePassbook } from '../passbook/use-passbook';
import { currentRole } from '../platform/roles';
import { readSession } from '../platform/session';
import { text } from '../text/text';
import { minutesWords } from '../text/time-words';
import { goTo } from '../ui/go';
import { LinkRow } from '../ui/link-row';
import { LoadedView } from '../ui/loaded-view';
import { RolePage } from '../ui/role-page';
import { EmptyCard } from '../ui/state-cards';
import { ToSignIn } from '../ui/to-sign-in';
import { ToldNotices } from '../ui/told-notices';

const words = text.passbook;

/** 时间存折, for whoever is signed in, in the sizes of their role. */
export default function PassbookPage() {
  const [role] = useState(() => currentRole(readSession()));
  const { sift, chips, sheet } = useLineSift();
  const { whole, first, list, pageOf } = usePassbook(sift);
  const holds = (whole.data?.balance.heldMinutes ?? 0) > 0;
  const held = useQuery(heldMinutesQuery, holds ? {} : undefined);
  if (role === undefined) return <ToSignIn />;
  const { data } = whole;
  const spoken =
    data === undefined
      ? ''
      : words.spoken(minutesWords(data.balance.availableMinutes), minutesWords(data.recordMinutes));
  return (
    <RolePage role={role} tab="passbook" title={words.title} spoken={spoken} over={sheet}>
      <LoadedView loaded={whole} blocks={[150, 150, 280]}>
        {(passbook) => (
          <>
            <ToldNotices told={held.told ?? []} />
            <Books passbook={passbook} forElder={role === 'elder'} />
            {passbook.recordMinutes > 0 && (
              <LinkRow icon="list" id="to-records" onTap={() => goTo('/pages/records')}>
                {words.records.open}
              </LinkRow>
            )}
            {holds && held.data !== undefined && <HeldCard held={held.data} />}
            <MonthChart bars={lastMonths(passbook.months, serverNowMs())} />
            {passbook.lines.length === 0 ? (
              <EmptyCard title={words.empty} more={words.emptyMore} />
            ) : (
              <PassbookLines chips={chips} first={first} list={list} pageOf={pageOf} />
            )}
            {process.env.TARO_ENV === 'h5' && (
              <LinkRow icon="list" id="to-slip" onTap={() => goTo('/desk/own/slip')}>
                {text.slip.open}
              </LinkRow>
            )}
          </>
        )}
      </LoadedView>
    </RolePage>
  );
}
