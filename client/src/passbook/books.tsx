import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { Minutes } from '../../../shared/domain/units';
import { text } from '../text/text';
import { minutesWords } from '../text/time-words';
import { Numeral } from '../ui/numeral';
import { Lead, Line } from '../ui/words';
import type { Passbook } from './use-passbook';
import './books.css';

const words = text.passbook;

function Book({ kind, children }: { kind: 'cloth' | 'paper'; children: ReactNode }) {
  return (
    <View className={`book book-${kind}`}>
      <View className="book-spine" />
      <View className="book-page">{children}</View>
    </View>
  );
}

/** What one gave, in cloth: the sum of the service record. */
export function RecordBook({ minutes, more }: { minutes: Minutes; more: string }) {
  return (
    <Book kind="cloth">
      <Lead>{words.record}</Lead>
      <Numeral minutes={minutes} />
      <Line>{more}</Line>
    </Book>
  );
}

/** Two books that are never mixed: what one gave, in cloth, and what one may use, on paper (ledger.md: service record ≠ hours). */
export function Books({ passbook, forElder }: { passbook: Passbook; forElder: boolean }) {
  const { balance, recordMinutes } = passbook;
  return (
    <View className="books">
      <Book kind="paper">
        <Lead>{words.usable}</Lead>
        <Numeral minutes={balance.availableMinutes} />
        <Line>{forElder ? words.usableMoreElder : words.usableMore}</Line>
        {balance.heldMinutes > 0 && (
          <Line className="soft">{words.held(minutesWords(balance.heldMinutes))}</Line>
        )}
      </Book>
      <RecordBook minutes={recordMinutes} more={words.recordMore} />
    </View>
  );
}
