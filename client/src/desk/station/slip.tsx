import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { asId } from '../../api/as-id';
import { deskMonthlySlipQuery } from '../../api/desk/monthly-slip';
import { deskYearLinesQuery } from '../../api/desk/year-lines';
import { readSession } from '../../platform/session';
import { SlipDesk } from '../../slip/slip-desk';
import { text } from '../../text/text';
import { DeskPage } from '../../ui/desk-page';
import { EmptyCard } from '../../ui/state-cards';

const words = text.slip;

/** A month of somebody of the own station, to print for whoever has no phone; for the lead also the year as a file. */
export default function StationSlip() {
  const [session] = useState(readSession);
  const personId = asId('person', useRouter().params.personId);
  const isLead = session?.roles.includes('stationLead') ?? false;
  return (
    <DeskPage
      title={words.title}
      sub={words.deskSub}
      deskName={words.deskName}
      personName={session?.displayName ?? ''}
      places={[{ key: 'queue', words: text.desk.places.queue, icon: 'board', path: '/desk/station/queue' }]}
      on=""
    >
      {personId === undefined ? (
        <EmptyCard title={words.nobody} more={words.nobodyMore} />
      ) : (
        <SlipDesk
          months={deskMonthlySlipQuery}
          years={isLead ? deskYearLinesQuery : undefined}
          whose={{ personId }}
        />
      )}
    </DeskPage>
  );
}
