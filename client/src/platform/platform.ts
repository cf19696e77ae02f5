import { weapp } from './platform-weapp';
import type { Platform } from './port';

// The H5 build takes platform.h5.ts instead (Taro picks a file by its platform).
export const platform: Platform = weapp;
