import { Text, View } from '@tarojs/components';
import type { monthlySlipContract } from '../../../shared/contracts/monthly-slip';
import { shanghaiClock } from '../../../shared/domain/calendar/shanghai-clock';
import type { ResponseOf } from '../api/call';
import { serverNowMs } from '../api/server-clock';
import { lineChange, lineStory, lineTitle } from '../passbook/passbook-words';
import { text } from '../text/text';
import { dateWords, minutesWords } from '../text/time-words';
import { Lead } from '../ui/words';
import './slip.css';

const words = text.slip.paper;
export type Slip = ResponseOf<typeof monthlySlipContract>;

function Fact({ name, value, more }: { name: string; value: string; more?: string | undefined }) {
  return (
    <View className={`slip-fact ${more === undefined ? '' : 'slip-fact-wide'}`}>
      <Text className="slip-name">{name}</Text>
      <Text className="slip-value">{value}</Text>
      {more !== undefined && <Text className="slip-more">{more}</Text>}
    </View>
  );
}

function Lines({ lines }: Pick<Slip, 'lines'>) {
  if (lines.length === 0) return <View className="slip-line">{words.noLines}</View>;
  return (
    <View>
      {lines.map((line) => {
        const story = lineStory(line);
        return (
          <View key={line.seq} className="slip-line">
            <View className="slip-row">
              <View className="slip-what">
                <Text className="nb">{dateWords(line.atMs)}</Text>
                <Text className="nb strong">{lineTitle(line)}</Text>
              </View>
              <Text className="nb strong">{lineChange(line).words}</Text>
            </View>
            <View className="slip-row">
              <Text className="nb">{story ?? ''}</Text>
              <Text className="nb">{words.left(minutesWords(Math.max(0, line.availableAfterMinutes)))}</Text>
            </View>
          </View>
        );
      })}
    </View>
  );
}

/** 对账单, one month on A5 in large print (experience.md, P4; ADR 0058): what the screen shows is what the printer draws. */
export function SlipPaper({ slip }: { slip: Slip }) {
  const { owner, station, opening, closing, checkCode } = slip;
  const nowMs = serverNowMs();
  const [year, month] = [Math.floor(slip.month / 100), slip.month % 100];
  return (
    <View className="slip" data-slip={slip.month}>
      <View className="slip-head">
        <Text className="slip-title">{words.title}</Text>
        <Text className="slip-owner">{words.whose(owner.calledZh, year, month)}</Text>
        {!slip.isOver && <Text>{words.running(dateWords(nowMs))}</Text>}
      </View>
      <View className="slip-facts">
        <Fact name={words.opening} value={minutesWords(opening.availableMinutes)} />
        <Fact name={words.given} value={minutesWords(slip.inMinutes)} />
        <Fact name={words.used} value={minutesWords(slip.outMinutes)} />
        <Fact name={words.closing} value={minutesWords(closing.availableMinutes)} />
        {closing.heldMinutes > 0 && (
          <Fact name={words.held} value={minutesWords(closing.heldMinutes)} more={words.heldMore} />
        )}
      </View>
      <Lead className="slip-part">{words.lines}</Lead>
      <Lines lines={slip.lines} />
      <View className="slip-record">
        <Fact name={words.record} value={minutesWords(slip.recordMinutes)} more={words.recordMore} />
      </View>
      <View className="slip-foot">
        {checkCode !== undefined && (
          <View>
            <Text className="strong">{words.code}</Text>{' '}
            <Text className="nb strong">{`${checkCode.slice(0, 4)} ${checkCode.slice(4)}`}</Text>
            <View>{words.codeMore}</View>
          </View>
        )}
        <View>
          <Text>{words.station(station.zh)}</Text>{' '}
          {station.phone !== undefined && <Text className="nb">{station.phone}</Text>}
        </View>
        <View>{words.printed(shanghaiClock(nowMs).year, dateWords(nowMs))}</View>
      </View>
    </View>
  );
}
