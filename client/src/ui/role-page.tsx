import type { ReactNode } from 'react';
import type { HomeRole } from '../platform/roles';
import { ElderPage } from './elder-page';
import { PhonePage } from './phone-page';
import type { TabKey } from './role-tabs';
import { Title } from './words';

/** A page that several roles share, in the frame and in the sizes of the role that opened it. */
export function RolePage({
  role,
  tab,
  title,
  spoken,
  children,
  over,
}: {
  role: HomeRole;
  tab: TabKey;
  title: string;
  spoken: string;
  children: ReactNode;
  over?: ReactNode;
}) {
  if (role === 'elder') {
    return (
      <ElderPage top="back" spoken={spoken} over={over}>
        <Title>{title}</Title>
        {children}
      </ElderPage>
    );
  }
  const tabs = role === 'volunteer' || role === 'family' ? { role, on: tab } : undefined;
  return (
    <PhonePage title={title} tabs={tabs} back={tabs === undefined} over={over}>
      {children}
    </PhonePage>
  );
}
