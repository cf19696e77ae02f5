import { useState } from 'react';
import type { ReasonCode } from '../../../shared/domain/ledger/entry';
import type { Ms } from '../../../shared/domain/units';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { Choice } from '../ui/choice';
import { Sheet } from '../ui/sheet';
import { Notice } from '../ui/state-cards';
import { Lead } from '../ui/words';
import { StartFields } from './start-fields';
import type { CalledWhom, Told } from './station-acts';
import type { OpenedAct } from './use-act';

const words = text.desk.station;
const whom: readonly CalledWhom[] = ['elder', 'contact'];

/** What must be said before the station acts: a reason from the list, and whom it called. No free text stands in an entry. */
export function ActSheet({
  opened: { act, order, title },
  failed,
  busy,
  onSend,
  onClose,
}: {
  opened: OpenedAct;
  failed: string | undefined;
  busy: boolean;
  onSend: (told: Told) => Promise<void>;
  onClose: () => void;
}) {
  const [reason, setReason] = useState<ReasonCode | undefined>(act.reasons[0]);
  const [calledWhom, setCalledWhom] = useState<CalledWhom>('elder');
  const [startMs, setStartMs] = useState<Ms | undefined>(order.startMs);
  const ready = !busy && startMs !== undefined;
  const send = async () => {
    if (ready) await onSend({ reason: reason ?? 'other', calledWhom, startMs });
  };
  return (
    <Sheet title={title} onClose={onClose}>
      {act.reasons.length > 0 && (
        <>
          <Lead>{words.why}</Lead>
          <Choice
            label={words.why}
            options={act.reasons.map((key) => ({ key, words: text.desk.reasons[key] }))}
            chosen={reason}
            onChoose={setReason}
          />
        </>
      )}
      {act.asksWhomCalled && (
        <>
          <Lead>{words.called}</Lead>
          <Choice
            label={words.called}
            options={whom.map((key) => ({ key, words: words.calledWhom[key] }))}
            chosen={calledWhom}
            onChoose={setCalledWhom}
          />
        </>
      )}
      {act.asksStart === true && <StartFields atMs={order.startMs} onChange={setStartMs} onEnter={send} />}
      {failed !== undefined && <Notice kind="failed">{failed}</Notice>}
      <Button id="act-send" disabled={!ready} onTap={send}>
        {words.send}
      </Button>
    </Sheet>
  );
}
