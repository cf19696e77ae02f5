import { useState } from 'react';
import { giftOptionsQuery } from '../api/gift-options';
import { useQuery } from '../api/use-query';
import { GivingContent } from '../giving/giving-content';
import { useGiving } from '../giving/use-giving';
import { currentRole } from '../platform/roles';
import { readSession } from '../platform/session';
import { text } from '../text/text';
import { minutesWords } from '../text/time-words';
import { LoadedView } from '../ui/loaded-view';
import { RolePage } from '../ui/role-page';
import { ToSignIn } from '../ui/to-sign-in';

const words = text.giving;

/** Hours to a bound relative or to the pool, for whoever is signed in, in the sizes of their role. */
export default function Give() {
  const [role] = useState(() => currentRole(readSession()));
  const loaded = useQuery(giftOptionsQuery, {});
  const giving = useGiving(loaded.reload);
  if (role === undefined) return <ToSignIn />;
  const { receiver, minutes } = giving;
  const step =
    receiver === undefined
      ? words.askWho
      : minutes === undefined
        ? words.askHours
        : words.sentence(receiver.words, minutesWords(minutes));
  return (
    <RolePage role={role} tab="mine" title={words.title} spoken={`${words.title}。${step}`}>
      <LoadedView loaded={loaded} blocks={[44, 72, 72]}>
        {(options) => <GivingContent options={options} giving={giving} />}
      </LoadedView>
    </RolePage>
  );
}
