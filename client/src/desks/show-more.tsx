import { View } from '@tarojs/components';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { Notice } from '../ui/state-cards';

/** The way to the orders that do not stand here yet. */
export function ShowMore({
  id,
  failure,
  onTap,
}: {
  id: string;
  failure: string | undefined;
  onTap: () => void | Promise<void>;
}) {
  return (
    <View className="show-more">
      {failure !== undefined && <Notice kind="failed">{failure}</Notice>}
      <Button kind="quiet" id={id} onTap={onTap}>
        {text.desk.more}
      </Button>
    </View>
  );
}
