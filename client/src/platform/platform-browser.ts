import { fetchPage } from './pages-browser';
import { type Platform, type Speech, type Store, TIMEOUT_MS } from './port';

const storeIn = (storage: Storage): Store => ({
  read: (key) => storage.getItem(key) ?? undefined,
  write(key, value) {
    try {
      storage.setItem(key, value);
    } catch {
      // Full, or switched off: what would have been kept is asked for again.
    }
  },
  remove: (key) => storage.removeItem(key),
  keys: () => Object.keys(storage),
});

const speechOf = (synthesis: SpeechSynthesis): Speech => ({
  speak(words, whenDone) {
    synthesis.cancel();
    const utterance = new SpeechSynthesisUtterance(words);
    utterance.lang = 'zh-CN';
    utterance.rate = 0.85;
    utterance.onend = whenDone;
    utterance.onerror = whenDone;
    synthesis.speak(utterance);
  },
  stop: () => synthesis.cancel(),
});

/** The browser: one session per tab, so that a family's computer can hold several people. */
export const browser: Platform = {
  session: storeIn(window.sessionStorage),
  device: storeIn(window.localStorage),
  nowMs: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  async request({ method, url, headers, body }) {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), TIMEOUT_MS);
    try {
      const answer = await window.fetch(url, {
        method,
        headers: { ...headers },
        ...(body && { body }),
        // A command outlives its page.
        keepalive: method === 'POST',
        signal: patience.signal,
      });
      // What is no JSON (a proxy's error page) has no meaning for us.
      const parsed: unknown = await answer.json().catch(() => undefined);
      return { status: answer.status, body: parsed };
    } finally {
      clearTimeout(timer);
    }
  },
  fetchPage,
  whenOnline: (listener) => window.addEventListener('online', listener),
  randomBytes: (count) => Promise.resolve(window.crypto.getRandomValues(new Uint8Array(count))),
  call(phone) {
    window.location.href = `tel:${phone}`;
    return Promise.resolve();
  },
  speech: 'speechSynthesis' in window ? speechOf(window.speechSynthesis) : undefined,
  signIn: {
    kind: 'page',
    open() {
      window.location.href = BUILD_SIGN_IN_URL;
    },
  },
};
