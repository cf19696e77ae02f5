import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ServiceList } from '../../../../shared/domain/catalogue/service';
import { homeQuery } from '../../api/home';
import { useQuery } from '../../api/use-query';
import { RequestOutcome } from '../../asking/request-outcome';
import { TimeSheet } from '../../asking/time-sheet';
import { type ForWhom, useRequest } from '../../asking/use-request';
import { type BoundElder, type Payer, useChosenElder } from '../../family/chosen-elder';
import { text } from '../../text/text';
import { minutesWords } from '../../text/time-words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Choice } from '../../ui/choice';
import { LinkRow } from '../../ui/link-row';
import { LoadedView } from '../../ui/loaded-view';
import { PhonePage } from '../../ui/phone-page';
import { ServiceMark } from '../../ui/service-mark';
import { ServiceTiles } from '../../ui/service-tiles';
import { Notice } from '../../ui/state-cards';
import { Lead, Line, Title } from '../../ui/words';

const words = text.family.request;

type Home = Parameters<typeof useChosenElder>[0];

const forWhom = (home: NonNullable<Home>, bound: BoundElder, payer: Payer): ForWhom => {
  const { calledZh, personId } = bound.elder;
  const theirs = payer === 'theirs' && bound.balance !== undefined;
  return {
    elderId: personId,
    payerId: theirs ? personId : home.me.personId,
    availableMinutes: theirs ? (bound.balance?.availableMinutes ?? 0) : home.balance.availableMinutes,
    cost: theirs ? (duration, left) => words.costTheirs(calledZh, duration, left) : words.costMine,
    short: words.short,
  };
};

/** Whose hours are used, said before anything is chosen. */
const payWords = ({ payerId, availableMinutes }: ForWhom, { elder }: BoundElder): string =>
  payerId === elder.personId
    ? words.payTheirs(elder.calledZh, minutesWords(availableMinutes))
    : words.payMine(minutesWords(availableMinutes));

/** What is asked for, once the kind of help is chosen; all is proposed, one tap sends it. */
function Proposed({
  home,
  whom,
  list,
  onOther,
}: {
  home: NonNullable<Home>;
  whom: ForWhom;
  list: ServiceList;
  onOther: () => void;
}) {
  const wish = useRequest(home, list, whom);
  const { proposal, sending, times } = wish;
  if (proposal === undefined) return <Line>{text.elderRequest.none}</Line>;
  if (sending.phase !== 'idle') return <RequestOutcome wish={wish} proposal={proposal} />;
  return (
    <>
      <Card className="stack">
        <View className="row request-head">
          <ServiceMark list={list} size={56} />
          <Title className="grow">{proposal.sentence}</Title>
        </View>
        <Line>{proposal.isShort ? proposal.shortWords : proposal.costWords}</Line>
        {wish.refusal !== undefined && <Notice kind="failed">{wish.refusal}</Notice>}
        <Button id="send-request" disabled={proposal.isShort} onTap={wish.send}>
          {text.elderRequest.send}
        </Button>
      </Card>
      <Lead>{text.elderRequest.when}</Lead>
      <Choice
        label={text.elderRequest.when}
        options={times.options}
        chosen={times.chosen}
        onChoose={times.chooseKey}
      />
      <LinkRow icon="calendar" id="other-time" onTap={times.open}>
        {text.elderRequest.otherTime}
      </LinkRow>
      {wish.services.length > 1 && (
        <>
          <Lead>{text.elderRequest.which}</Lead>
          <Choice
            label={text.elderRequest.which}
            options={wish.services.map(({ code, zh, usualMinutes }) => ({
              key: code,
              words: zh,
              more: minutesWords(usualMinutes),
            }))}
            chosen={proposal.service.code}
            onChoose={wish.chooseService}
          />
        </>
      )}
      <LinkRow icon="swap" id="other-list" onTap={onOther}>
        {words.change}
      </LinkRow>
      {times.sheetOpen && <TimeSheet onChoose={times.choose} onClose={times.close} />}
    </>
  );
}

/** Help for a parent in three taps: the button before, the kind of help, send. */
export default function FamilyRequest() {
  const home = useQuery(homeQuery, {});
  const { chosen, payer } = useChosenElder(home.data);
  const [list, setList] = useState<ServiceList>();
  return (
    <PhonePage title={words.page} back>
      <LoadedView loaded={home} blocks={[320]}>
        {(data) =>
          chosen === undefined ? (
            <Line>{text.family.home.nobodyMore}</Line>
          ) : list === undefined ? (
            <>
              <Lead>{words.askWhat(chosen.elder.calledZh)}</Lead>
              <ServiceTiles onChoose={setList} />
              <Line className="soft center">{payWords(forWhom(data, chosen, payer), chosen)}</Line>
            </>
          ) : (
            <>
              <Lead>{words.title(chosen.elder.calledZh)}</Lead>
              <Proposed
                key={list}
                home={data}
                whom={forWhom(data, chosen, payer)}
                list={list}
                onOther={() => setList(undefined)}
              />
            </>
          )
        }
      </LoadedView>
    </PhonePage>
  );
}
