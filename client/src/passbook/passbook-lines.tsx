import { Text, View } from '@tarojs/components';
import { text } from '../text/text';
import { dateWords, minutesWords } from '../text/time-words';
import { Card } from '../ui/card';
import { Icon } from '../ui/icon';
import { Lead, Line } from '../ui/words';
import { lineChange, lineStory, lineTitle } from './passbook-words';
import type { PassbookLine } from './use-passbook';
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

/** Every line with the balance after it and its code; the seal says what that means. */
export function PassbookLines({ lines }: { lines: readonly PassbookLine[] }) {
  return (
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
      {lines.map((line) => (
        <Row key={line.seq} line={line} />
      ))}
    </Card>
  );
}
