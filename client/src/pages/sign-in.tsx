import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { signIn } from '../api/sign-in';
import { platform } from '../platform/platform';
import { currentRole, homeOf } from '../platform/roles';
import { readSession } from '../platform/session';
import { text } from '../text/text';
import { Hills } from '../ui/art/hills';
import { Button } from '../ui/button';
import { ElderPage } from '../ui/elder-page';
import { goOnlyTo } from '../ui/go';
import { Logo } from '../ui/logo';
import { Notice } from '../ui/state-cards';
import { Line, Title } from '../ui/words';
import './sign-in.css';

/** Why somebody stands here who was signed in before, or is so still. */
const whyHere = (over: string | undefined): string | undefined => {
  const session = readSession();
  if (session !== undefined && currentRole(session) === undefined) return text.signIn.noPages;
  if (over === undefined) return undefined;
  return over === 'unsent' ? text.signIn.overUnsent : text.signIn.over;
};

export default function SignIn() {
  const [failed, setFailed] = useState(false);
  const why = whyHere(useRouter().params.over);
  const enter = async () => {
    const worked = await signIn();
    setFailed(!worked);
    if (worked && platform.signIn.kind === 'code') await goOnlyTo(homeOf(readSession()));
  };
  const words = text.signIn;
  return (
    <ElderPage top="care" spoken={`${words.hello}。${words.what}${words.noMemory}`}>
      <View className="welcome">
        <Logo size={104} />
        <Title>{words.title}</Title>
        <Line className="soft">{text.app.motto}</Line>
      </View>
      <View className="welcome-hills">
        <Hills withSun wide />
      </View>
      {why !== undefined && <Notice kind="failed">{why}</Notice>}
      {failed && <Notice kind="failed">{words.failed}</Notice>}
      <Line className="center">{words.what}</Line>
      <Button id="sign-in" onTap={enter}>
        {platform.signIn.kind === 'code' ? words.goWeapp : words.go}
      </Button>
      <Line className="center soft">{words.noMemory}</Line>
    </ElderPage>
  );
}
