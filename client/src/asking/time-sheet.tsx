import { useState } from 'react';
import type { Ms } from '../../../shared/domain/units';
import { serverNowMs } from '../api/server-clock';
import { text } from '../text/text';
import { dayWords } from '../text/time-words';
import { Sheet } from '../ui/sheet';
import { DayChoice, HourChoice } from './time-choices';

const words = text.elderRequest;

/** Another time in two taps: the day, then the hour. No typing, no wheel to swipe (E7). */
export function TimeSheet({ onChoose, onClose }: { onChoose: (startMs: Ms) => void; onClose: () => void }) {
  const [nowMs] = useState(serverNowMs);
  const [noonMs, pickDay] = useState<Ms>();
  if (noonMs === undefined) {
    return (
      <Sheet title={words.pickDay} onClose={onClose}>
        <DayChoice nowMs={nowMs} onChoose={pickDay} />
      </Sheet>
    );
  }
  return (
    <Sheet title={`${dayWords(noonMs, nowMs)}，${words.pickHour}`} onClose={onClose}>
      <HourChoice noonMs={noonMs} nowMs={nowMs} onChoose={onChoose} />
    </Sheet>
  );
}
