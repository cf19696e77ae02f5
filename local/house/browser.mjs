// The browser of the end-to-end tests: Debian's Chromium and a Chinese font.
import { ensureDebian } from './debian.mjs';

/** Installs what is missing; throws with the command to run when it may not. */
export const ensureBrowser = () => ensureDebian(['chromium', 'fonts-noto-cjk'], 'the browser tests');
