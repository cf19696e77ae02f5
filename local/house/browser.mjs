// The browser of the end-to-end tests: Debian's Chromium, a Chinese font, and what looks into a printed page.
import { ensureDebian } from './debian.mjs';

/** Installs what is missing; throws with the command to run when it may not. */
export const ensureBrowser = () =>
  ensureDebian(['chromium', 'fonts-noto-cjk', 'poppler-utils'], 'the browser tests');
