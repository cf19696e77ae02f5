import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Session } from '../platform/port';
import { chooseRole, type HomeRole, homes } from '../platform/roles';
import { endSession } from '../platform/session';
import { text } from '../text/text';
import { Button } from './button';
import { Card } from './card';
import { CareSwitch } from './elder-page';
import { Face } from './face';
import { goOnlyTo, goTo } from './go';
import { LinkRow } from './link-row';
import { Lead, Line } from './words';

/** Roles with a page on the phone, of those that somebody holds. */
const phoneRoles = ['elder', 'volunteer', 'family'] as const;

/** What 我的 holds, in every role. */
export function MineContent({ session, role }: { session: Session; role: HomeRole }) {
  const [asking, setAsking] = useState(false);
  const words = text.mine;
  const others = phoneRoles.filter((one) => one !== role && session.roles.includes(one));
  const signOut = async () => {
    endSession();
    await goOnlyTo('/pages/sign-in');
  };
  const change = async (to: HomeRole) => {
    chooseRole(to);
    await goOnlyTo(homes[to]);
  };
  return (
    <>
      <Card>
        <View className="row">
          <Face calledZh={session.displayName} size={72} />
          <Lead>{session.displayName}</Lead>
        </View>
      </Card>
      <Card>
        <View className="stack-tight">
          <CareSwitch />
          <Line className="soft">{words.careMore}</Line>
        </View>
      </Card>
      <LinkRow icon="book" id="to-passbook" onTap={() => goTo('/pages/passbook')}>
        {words.passbook}
      </LinkRow>
      {phoneRoles.some((one) => one === role) && (
        <LinkRow icon="heart" id="to-give" onTap={() => goTo('/pages/give')}>
          {text.giving.entry}
        </LinkRow>
      )}
      {others.map((other) => (
        <LinkRow key={other} icon="swap" id={`as-${other}`} onTap={() => change(other)}>
          {words.roles[other]}
        </LinkRow>
      ))}
      {asking ? (
        <Card className="stack">
          <Lead>{words.signOutAsk}</Lead>
          <Line>{words.signOutMore}</Line>
          <Button id="sign-out-no" onTap={() => setAsking(false)}>
            {words.signOutNo}
          </Button>
          <Button kind="line" id="sign-out-yes" onTap={signOut}>
            {words.signOutYes}
          </Button>
        </Card>
      ) : (
        <Button kind="quiet" icon="door" id="sign-out" onTap={() => setAsking(true)}>
          {words.signOut}
        </Button>
      )}
    </>
  );
}
