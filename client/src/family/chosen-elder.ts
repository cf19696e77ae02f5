import { useState } from 'react';
import type { homeContract } from '../../../shared/contracts/home';
import { noteBindings } from '../api/acting-for';
import type { ResponseOf } from '../api/call';
import { platform } from '../platform/platform';

type Home = ResponseOf<typeof homeContract>;
export type BoundElder = Home['boundElders'][number];
export type Payer = 'mine' | 'theirs';

const ELDER = 'timebank.family.elder';
const PAYER = 'timebank.family.payer';

/** For whom a family acts now, and whose hours pay; kept while they go from page to page. */
export function useChosenElder(home: Home | undefined) {
  const [elderId, setElderId] = useState(() => platform.session.read(ELDER));
  const [payer, setPayer] = useState<Payer>(() =>
    platform.session.read(PAYER) === 'theirs' ? 'theirs' : 'mine',
  );
  const elders = home?.boundElders ?? [];
  if (home !== undefined) noteBindings(elders);
  const chosen = elders.find(({ elder }) => elder.personId === elderId) ?? elders[0];
  return {
    elders,
    chosen,
    payer,
    choose: (id: string) => {
      platform.session.write(ELDER, id);
      setElderId(id);
    },
    choosePayer: (next: Payer) => {
      platform.session.write(PAYER, next);
      setPayer(next);
    },
  };
}
