import { text } from '../text/text';
import { minutesWords } from '../text/time-words';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Choice } from '../ui/choice';
import { LinkRow } from '../ui/link-row';
import { EmptyCard } from '../ui/state-cards';
import { useTop } from '../ui/use-top';
import { Lead, Line } from '../ui/words';
import { CommandOutcome } from '../visit/command-outcome';
import { amountsOf, type GiftOptions, type Giving, receiversOf } from './use-giving';

const words = text.giving;

/** Giving hours: to whom, how many, one tap that sends it; each question is answered by a tap. */
export function GivingContent({ options, giving }: { options: GiftOptions; giving: Giving }) {
  const { receiver, minutes, act } = giving;
  useTop(`${act.state.phase} ${receiver?.key} ${minutes}`);
  const amounts = amountsOf(options);
  if (receiver !== undefined && minutes !== undefined) {
    const duration = minutesWords(minutes);
    if (act.state.phase !== 'idle') {
      const [held, done] = [words.held(receiver.words, duration), words.done(receiver.words, duration)];
      return <CommandOutcome act={act} held={held} done={done} />;
    }
    return (
      <>
        <Card className="stack">
          <Lead>{words.sentence(receiver.words, duration)}</Lead>
          <Line>{words.left(minutesWords(options.balance.availableMinutes - minutes))}</Line>
          <Line className="soft">{words.recordStays}</Line>
          <Button id="send-gift" onTap={() => giving.send(options)}>
            {words.send}
          </Button>
        </Card>
        <LinkRow icon="swap" id="choose-anew" onTap={giving.chooseAnew}>
          {words.change}
        </LinkRow>
      </>
    );
  }
  if (amounts.length === 0) return <EmptyCard title={words.nothing} more={words.nothingMore} />;
  if (receiver === undefined) {
    return (
      <>
        <Lead>{words.askWho}</Lead>
        {options.relatives.length === 0 && <Line className="soft">{words.noRelatives}</Line>}
        <Choice
          label={words.askWho}
          options={receiversOf(options)}
          chosen={undefined}
          onChoose={(key) => giving.pickReceiver(receiversOf(options).find((one) => one.key === key))}
        />
      </>
    );
  }
  return (
    <>
      <Lead>{words.askHours}</Lead>
      <LinkRow icon="swap" id="choose-anew" onTap={giving.chooseAnew}>
        {`${receiver.words}，${words.change}`}
      </LinkRow>
      <Choice
        label={words.askHours}
        columns={2}
        options={amounts.map((each) => ({ key: String(each), words: minutesWords(each) }))}
        chosen={undefined}
        onChoose={(key) => giving.pickMinutes(Number(key))}
      />
    </>
  );
}
