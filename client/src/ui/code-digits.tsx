import { Text, View } from '@tarojs/components';
import { text } from '../text/text';
import './code-digits.css';

/** Four digits to be said aloud, each in its own field. `now`: the ones that are needed next. */
export function CodeDigits({ code, now }: { code: string; now: boolean }) {
  const said = text.elderVisit.digits(code);
  const image = process.env.TARO_ENV === 'h5' ? { role: 'img', 'aria-label': said } : { ariaLabel: said };
  return (
    <View className={`digits ${now ? 'digits-now' : ''}`} data-live="yes" {...image}>
      {Array.from(code, (digit, index) => (
        // A place in the code is what tells two equal digits apart.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <View key={index} className="digit">
          <Text>{digit}</Text>
        </View>
      ))}
    </View>
  );
}
