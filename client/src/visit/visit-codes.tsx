import { View } from '@tarojs/components';
import type { OrderView } from '../../../shared/contracts/views';
import { text } from '../text/text';
import { Card } from '../ui/card';
import { CodeDigits } from '../ui/code-digits';
import { Line } from '../ui/words';
import { helperCalled } from './visit-words';

const words = text.elderVisit;

function Code({ sentence, code, now }: { sentence: string; code: string; now: boolean }) {
  return (
    <View className="visit-code">
      <Line className="visit-code-words">{sentence}</Line>
      <CodeDigits code={code} now={now} />
    </View>
  );
}

/** The two codes that prove a visit, said aloud by the elder: one on arrival, one on leaving (orders.md, Evidence). */
export function VisitCodes({ order }: { order: OrderView }) {
  const { codes, state } = order;
  if (codes === undefined) return null;
  const helper = helperCalled(order);
  if (state === 'accepted') {
    return (
      <Card>
        <Code sentence={words.codeIn(helper)} code={codes.in} now />
        <Code sentence={words.codeOut} code={codes.out} now={false} />
      </Card>
    );
  }
  if (state !== 'serving') return null;
  return (
    <Card>
      <Code sentence={words.codeOutNow(helper)} code={codes.out} now />
    </Card>
  );
}
