import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { text } from '../text/text';
import { dateWords, minutesWords } from '../text/time-words';
import { Card } from '../ui/card';
import { Icon } from '../ui/icon';
import { LoadedView } from '../ui/loaded-view';
import { MoreButton } from '../ui/more-button';
import { Lead, Line } from '../ui/words';
import { lineChange, lineStory, lineTitle } from './passbook-words';
import type { PassbookLine, usePassbook } from './use-passbook';
import './passbook-lines.css';

const words = text.passbook;
/** Of 64 hex digits: enough to compare by eye with the printed slip. */
const CODE_CHARS = 8;

function Row({ line }: { line: PassbookLine }) {
  const change = lineChange(line);
  const story = lineStory(line);
  return (
    <View className="line">
      <View className="line-first">
        <Text className="strong">{lineTitle(line)}</Text>
        <Text className={`strong nb ${change.isPlus ? 'accent' : ''}`}>{change.words}</Text>
      </View>
      <View className="line-second soft">
        <Text className="nb">{dateWords(line.atMs)}</Text>
        {story !== undefined && <Text className="nb">{story}</Text>}
      </View>
      <View className="line-second soft">
        <Text className="nb">{words.left(minutesWords(Math.max(0, line.availableAfterMinutes)))}</Text>
        <Text className="nb">{words.codeOf(line.hash.slice(0, CODE_CHARS))}</Text>
      </View>
    </View>
  );
}

/** What stands where no line does: nothing of the kind, or nothing as far as was looked. */
function NoLine({ goesOn }: { goesOn: boolean }) {
  const { none, noneMore, noneYet } = words.sift;
  return (
    <View className="line stack-tight">
      <Line className="strong">{none}</Line>
      <Line className="soft">{goesOn ? noneYet : noneMore}</Line>
    </View>
  );
}

/** Lines with the balance after each and its code, sifted by the chips; the seal says what the code means. */
export function PassbookLines({
  chips,
  first,
  list,
  pageOf,
}: { chips: ReactNode } & Pick<ReturnType<typeof usePassbook>, 'first' | 'list' | 'pageOf'>) {
  return (
    <>
      {chips}
      <LoadedView loaded={first} blocks={[280]}>
        {(page) => {
          const { items, next } = list.of(pageOf(page));
          return (
            <>
              <Card>
                <View className="lines-head">
                  <View className="grow">
                    <Lead>{words.lines}</Lead>
                    <Line className="soft">{words.linesMore}</Line>
                  </View>
                  <View className="seal">
                    <Icon name="check" tone="seal" className="seal-sign" />
                    <Text className="seal-words">{words.verified}</Text>
                  </View>
                </View>
                {items.length === 0 && <NoLine goesOn={next !== undefined} />}
                {items.map((line) => (
                  <Row key={line.seq} line={line} />
                ))}
              </Card>
              {next !== undefined && <MoreButton words={words.more} list={list} />}
            </>
          );
        }}
      </LoadedView>
    </>
  );
}
