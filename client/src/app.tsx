import type { PropsWithChildren } from 'react';
import './app.css';
import './ui/boxes';

/** Taro asks for a default export here. */
export default function App({ children }: PropsWithChildren) {
  return children;
}
