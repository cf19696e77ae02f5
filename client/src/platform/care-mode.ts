import { useSyncExternalStore } from 'react';
import { platform } from './platform';

const KEY = 'timebank.care';
const listeners = new Set<() => void>();

const isOn = (): boolean => platform.device.read(KEY) === 'on';

/** 长辈版: all sizes ×1.4. Belongs to the device, so that it stays after sign-out. */
export const setCareMode = (on: boolean): void => {
  platform.device.write(KEY, on ? 'on' : 'off');
  for (const tell of listeners) tell();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useCareMode = (): boolean => useSyncExternalStore(subscribe, isOn);
