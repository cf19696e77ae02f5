import type { PropsWithChildren } from 'react';
import './app.css';
import './platform/start';

/** Taro asks for a default export here. */
export default function App({ children }: PropsWithChildren) {
  return children;
}
