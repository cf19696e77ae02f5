import { text } from '../text/text';
import { Button } from './button';
import { Notice } from './state-cards';
import { useUnopened } from './unopened';
import { useTop } from './use-top';

/** Where a tap led nowhere, because the next page’s code did not come: a sentence and the same way once more (W10). */
export function UnopenedNotice() {
  const again = useUnopened();
  useTop(again === undefined ? 'open' : 'unopened');
  if (again === undefined) return null;
  return (
    <Notice
      kind="failed"
      action={
        <Button kind="line" icon="refresh" id="open-again" onTap={again}>
          {text.states.retry}
        </Button>
      }
    >
      {text.states.unopened}
    </Notice>
  );
}
