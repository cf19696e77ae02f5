import { useState } from 'react';
import type { Ms } from '../../../shared/domain/units';
import { serverNowMs } from '../api/server-clock';
import { text } from '../text/text';
import { clockWords, dayWords } from '../text/time-words';
import { Choice } from '../ui/choice';
import { Sheet } from '../ui/sheet';
import { dayNoons, startsOf } from './visit-times';

const words = text.elderRequest;

/** Another time in two taps: the day, then the hour. No typing, no wheel to swipe (E7). */
export function TimeSheet({ onChoose, onClose }: { onChoose: (startMs: Ms) => void; onClose: () => void }) {
  const [nowMs] = useState(serverNowMs);
  const [noonMs, pickDay] = useState<Ms>();
  if (noonMs === undefined) {
    return (
      <Sheet title={words.pickDay} onClose={onClose}>
        <Choice
          label={words.pickDay}
          columns={2}
          options={dayNoons(nowMs).map((ms) => ({ key: String(ms), words: dayWords(ms, nowMs) }))}
          chosen={undefined}
          onChoose={(key) => pickDay(Number(key))}
        />
      </Sheet>
    );
  }
  return (
    <Sheet title={`${dayWords(noonMs, nowMs)}，${words.pickHour}`} onClose={onClose}>
      <Choice
        label={words.pickHour}
        columns={2}
        options={startsOf(noonMs, nowMs).map((ms) => ({ key: String(ms), words: clockWords(ms) }))}
        chosen={undefined}
        onChoose={(key) => onChoose(Number(key))}
      />
    </Sheet>
  );
}
