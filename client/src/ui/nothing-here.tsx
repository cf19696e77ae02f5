import { View } from '@tarojs/components';
import { text } from '../text/text';
import { Button } from './button';
import { Card } from './card';
import { goHome } from './go';
import { Icon } from './icon';
import { Line } from './words';
import './state-cards.css';

/** What the page is about is not there (any more): trying again would not help, so the way on is another page. */
export function NothingHere({
  sentence = text.states.notThere,
  on = text.common.home,
}: {
  sentence?: string;
  /** What the way home is called here. */
  on?: string;
}) {
  return (
    <Card className="state-card">
      <View
        {...(process.env.TARO_ENV === 'h5' ? { role: 'alert' } : {})}
        data-nothing="yes"
        className="state-words"
      >
        <Icon name="alert" tone="attention" tint="attentionSoft" className="state-icon" />
        <Line>{sentence}</Line>
      </View>
      <Button id="go-home" icon="home" onTap={goHome}>
        {on}
      </Button>
    </Card>
  );
}
