import { browser } from './platform-browser';
import type { Platform } from './port';

export const platform: Platform = browser;
