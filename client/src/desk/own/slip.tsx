import { useState } from 'react';
import { monthlySlipQuery } from '../../api/monthly-slip';
import { yearLinesQuery } from '../../api/year-lines';
import { currentRole } from '../../platform/roles';
import { readSession } from '../../platform/session';
import { SlipDesk } from '../../slip/slip-desk';
import { text } from '../../text/text';
import { RolePage } from '../../ui/role-page';
import { ToSignIn } from '../../ui/to-sign-in';

const words = text.slip;

/** One's own month to print, and one's own year as a file; in the browser alone, where there is a printer. */
export default function OwnSlip() {
  const [role] = useState(() => currentRole(readSession()));
  if (role === undefined) return <ToSignIn />;
  return (
    <RolePage role={role} tab="passbook" title={words.title} spoken={words.spoken}>
      <SlipDesk months={monthlySlipQuery} years={yearLinesQuery} whose={{}} />
    </RolePage>
  );
}
