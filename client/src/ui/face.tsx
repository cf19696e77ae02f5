import { View } from '@tarojs/components';
import { faceFor, faceSvg } from './art/face-shapes';
import { backgroundOf } from './art/svg';
import './icon.css';

/** The picture of a person: their own photo where there is one, else a drawn face that fits how they are called. */
export function Face({
  calledZh,
  photo,
  size,
}: {
  calledZh: string;
  photo?: string | undefined;
  size: number;
}) {
  const image = photo === undefined ? backgroundOf(faceSvg(faceFor(calledZh))) : `url("${encodeURI(photo)}")`;
  return (
    <View
      className="icon face"
      style={{ width: `${size}px`, height: `${size}px`, backgroundImage: image }}
      {...(process.env.TARO_ENV === 'h5' ? { 'aria-hidden': true } : {})}
    />
  );
}
