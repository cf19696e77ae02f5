import { useState } from 'react';
import { currentRole } from '../platform/roles';
import { readSession } from '../platform/session';
import { text } from '../text/text';
import { MineContent } from '../ui/mine-content';
import { RolePage } from '../ui/role-page';
import { ToSignIn } from '../ui/to-sign-in';

/** 我的: who I am, 长辈版, passbook, other roles, sign-out. */
export default function Mine() {
  const [session] = useState(readSession);
  const role = currentRole(session);
  if (session === undefined || role === undefined) return <ToSignIn />;
  return (
    <RolePage
      role={role}
      tab="mine"
      title={text.mine.title}
      spoken={`${text.mine.title}。${session.displayName}。`}
    >
      <MineContent session={session} role={role} />
    </RolePage>
  );
}
