import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { resendSilent } from './api/client';
import './app.css';
import { platform } from './platform/platform';
import './platform/start';

/** Taro asks for a default export here. */
export default function App({ children }: PropsWithChildren) {
  // At start the first page that asks does it.
  useLaunch(() => platform.whenOnline(() => void resendSilent()));
  return children;
}
