import type { OrderView } from '../../../shared/contracts/views';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Line, Title } from '../ui/words';
import { helperCalled, visitSentences } from './visit-words';

const words = text.elderVisit;

/** Asked once before a visit is called off; says who will be told. The safe answer is the filled one. */
export function CancelQuestion({
  order,
  onYes,
  onNo,
}: {
  order: OrderView;
  onYes: () => void;
  onNo: () => void;
}) {
  return (
    <>
      <Title className="center">{words.cancelAsk}</Title>
      <Card kind="sunk" className="stack-tight">
        <Line>{visitSentences(order).head}</Line>
        <Line>
          {order.helper === undefined ? words.cancelTellsNobody : words.cancelTells(helperCalled(order))}
        </Line>
      </Card>
      <Button id="cancel-no" onTap={onNo}>
        {words.cancelNo}
      </Button>
      <Button kind="line" id="cancel-yes" onTap={onYes}>
        {words.cancelYes}
      </Button>
    </>
  );
}
