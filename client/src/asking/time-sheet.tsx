import { useState } from 'react';
import type { Ms } from '../../../shared/domain/units';
import { text } from '../text/text';
import { dayWords } from '../text/time-words';
import { Sheet } from '../ui/sheet';
import { useShownMs } from '../ui/use-shown-ms';
import { DayChoice, HourChoice } from './time-choices';
import { startsOf } from './visit-times';

const words = text.elderRequest;

/** Another time in two taps: the day, then the hour. No typing, no wheel to swipe (E7). */
export function TimeSheet({ onChoose, onClose }: { onChoose: (startMs: Ms) => void; onClose: () => void }) {
  const nowMs = useShownMs();
  const [picked, pickDay] = useState<Ms>();
  // A day that ran out while the sheet lay aside is asked for again.
  const noonMs = picked !== undefined && startsOf(picked, nowMs).length > 0 ? picked : undefined;
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
