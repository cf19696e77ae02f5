import type { Text } from '../text/zh';
import type { IconName } from './icon-shapes';

export type PhoneRole = 'volunteer' | 'family';
export type TabKey = keyof Text['tabs'];
export type RoleTab = { readonly key: TabKey; readonly icon: IconName; readonly path: string };

const tabs: Record<PhoneRole, readonly RoleTab[]> = {
  volunteer: [
    { key: 'hall', icon: 'hall', path: '/pages/volunteer/hall' },
    { key: 'tasks', icon: 'list', path: '/pages/volunteer/tasks' },
    { key: 'passbook', icon: 'book', path: '/pages/passbook' },
    { key: 'mine', icon: 'person', path: '/pages/mine' },
  ],
  family: [
    { key: 'order', icon: 'heart', path: '/pages/family/home' },
    { key: 'visits', icon: 'list', path: '/pages/family/visits' },
    { key: 'passbook', icon: 'book', path: '/pages/passbook' },
    { key: 'mine', icon: 'person', path: '/pages/mine' },
  ],
};

/** The four first pages of a role on the phone. */
export const tabsOf = (role: PhoneRole): readonly RoleTab[] => tabs[role];
