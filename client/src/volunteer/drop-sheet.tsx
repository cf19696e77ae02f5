import { useState } from 'react';
import type { OrderView } from '../../../shared/contracts/views';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { Choice } from '../ui/choice';
import { Sheet } from '../ui/sheet';
import { Line } from '../ui/words';

const words = text.volunteer.drop;
type DropReason = keyof typeof words.reasons;
const reasons: readonly DropReason[] = ['illness', 'family_matter', 'weather', 'other'];

export type Dropped = {
  readonly orderId: OrderView['orderId'];
  readonly assignmentNo: number;
  readonly reason: DropReason;
};

/** Giving a task back costs nothing, but says why, so that the station can help. */
export function DropSheet({
  order,
  onDrop,
  onClose,
}: {
  order: OrderView;
  onDrop: (dropped: Dropped) => void;
  onClose: () => void;
}) {
  const [reason, setReason] = useState<DropReason>();
  return (
    <Sheet title={words.title} onClose={onClose}>
      <Line className="soft">{words.more}</Line>
      <Choice
        label={words.title}
        options={reasons.map((key) => ({ key, words: words.reasons[key] }))}
        chosen={reason}
        onChoose={setReason}
      />
      <Button id="drop-no" onTap={onClose}>
        {words.keep}
      </Button>
      <Button
        kind="line"
        id="drop-yes"
        disabled={reason === undefined}
        onTap={() => {
          if (reason !== undefined)
            onDrop({ orderId: order.orderId, assignmentNo: order.assignmentNo, reason });
        }}
      >
        {words.send}
      </Button>
    </Sheet>
  );
}
