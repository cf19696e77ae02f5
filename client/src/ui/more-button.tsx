import { Button } from './button';
import { Notice } from './state-cards';

/** 再看一些: what follows is added below; a page that does not come says so. */
export function MoreButton({
  words,
  list: { more, failure },
}: {
  words: string;
  list: { readonly more: () => Promise<void>; readonly failure: string | undefined };
}) {
  return (
    <>
      {failure !== undefined && <Notice kind="failed">{failure}</Notice>}
      <Button kind="line" id="more" onTap={more}>
        {words}
      </Button>
    </>
  );
}
