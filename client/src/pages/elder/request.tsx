import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { homeQuery } from '../../api/home';
import { useQuery } from '../../api/use-query';
import { RequestOutcome } from '../../asking/request-outcome';
import { listOf } from '../../asking/service-choice';
import { TimeSheet } from '../../asking/time-sheet';
import { useRequest } from '../../asking/use-request';
import { text } from '../../text/text';
import { minutesWords } from '../../text/time-words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Choice } from '../../ui/choice';
import { ElderPage } from '../../ui/elder-page';
import { LinkRow } from '../../ui/link-row';
import { LoadedView } from '../../ui/loaded-view';
import { ServiceMark } from '../../ui/service-mark';
import { Notice } from '../../ui/state-cards';
import { Lead, Line, Title } from '../../ui/words';

const words = text.elderRequest;

/** Asking for help: all is proposed, one tap sends it; below stands what may be changed (experience.md: 2 taps, 0 typing). */
export default function ElderRequest() {
  const list = listOf(useRouter().params.list);
  const home = useQuery(homeQuery, {});
  const wish = useRequest(home.data, list);
  const { proposal, sending, times } = wish;
  const spoken =
    proposal === undefined
      ? ''
      : `${proposal.sentence}。${proposal.isShort ? proposal.shortWords : proposal.costWords}${proposal.stationFirst ? words.stationFirst : ''}`;
  return (
    <ElderPage
      top="back"
      spoken={spoken}
      over={times.sheetOpen && <TimeSheet onChoose={times.choose} onClose={times.close} />}
    >
      <LoadedView loaded={home} blocks={[220, 140, 140]}>
        {() =>
          proposal === undefined ? (
            <Card>
              <Lead>{text.lists[list].name}</Lead>
              <Line>{words.none}</Line>
            </Card>
          ) : sending.phase !== 'idle' ? (
            <RequestOutcome wish={wish} proposal={proposal} />
          ) : (
            <>
              <Card className="stack">
                <View className="row request-head">
                  <ServiceMark list={list} size={64} />
                  <Title className="grow">{proposal.sentence}</Title>
                </View>
                <Line>{proposal.isShort ? proposal.shortWords : proposal.costWords}</Line>
                {proposal.stationFirst && <Line className="soft">{words.stationFirst}</Line>}
                {wish.refusal !== undefined && <Notice kind="failed">{wish.refusal}</Notice>}
                <Button id="send-request" disabled={proposal.isShort} onTap={wish.send}>
                  {words.send}
                </Button>
              </Card>
              <Lead>{words.when}</Lead>
              <Choice
                label={words.when}
                options={times.options}
                chosen={times.chosen}
                onChoose={times.chooseKey}
              />
              <LinkRow icon="calendar" id="other-time" onTap={times.open}>
                {words.otherTime}
              </LinkRow>
              {wish.services.length > 1 && (
                <>
                  <Lead>{words.which}</Lead>
                  <Choice
                    label={words.which}
                    options={wish.services.map((service) => ({
                      key: service.code,
                      words: service.zh,
                      more: minutesWords(service.usualMinutes),
                    }))}
                    chosen={proposal.service.code}
                    onChoose={wish.chooseService}
                  />
                </>
              )}
            </>
          )
        }
      </LoadedView>
    </ElderPage>
  );
}
