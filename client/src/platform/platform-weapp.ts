import Taro from '@tarojs/taro';
import { type Platform, type Store, TIMEOUT_MS } from './port';

const store = (prefix: string): Store => ({
  read(key) {
    const value: unknown = Taro.getStorageSync(prefix + key);
    return typeof value === 'string' && value !== '' ? value : undefined;
  },
  write(key, value) {
    try {
      Taro.setStorageSync(prefix + key, value);
    } catch {
      // Full: what would have been kept is asked for again.
    }
  },
  remove: (key) => Taro.removeStorageSync(prefix + key),
  keys: () =>
    Taro.getStorageInfoSync()
      .keys.filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length)),
});

/** The mini-program: one person per phone, one storage for the session and another for the device. */
export const weapp: Platform = {
  session: store('session:'),
  device: store('device:'),
  nowMs: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  async request({ method, url, headers, body }) {
    const answer = await Taro.request<unknown>({
      url,
      method,
      header: { ...headers },
      data: body,
      dataType: 'json',
      timeout: TIMEOUT_MS,
    });
    return { status: answer.statusCode, body: answer.data };
  },
  fetchPage: () => Promise.resolve(),
  whenOnline: (listener) => Taro.onNetworkStatusChange(({ isConnected }) => isConnected && listener()),
  // By callbacks: Taro makes no promise of this one.
  randomBytes: (count) =>
    new Promise((resolve, reject) => {
      void Taro.getRandomValues({
        length: count,
        success: ({ randomValues }) => resolve(new Uint8Array(randomValues)),
        fail: ({ errMsg }) => reject(new Error(errMsg)),
      });
    }),
  async call(phone) {
    // Whoever closes the dialler has decided so: no error.
    await Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined);
  },
  // WeChat reads aloud by a plugin that needs its own agreement; until then no button is shown.
  speech: undefined,
  signIn: {
    kind: 'code',
    code: async () => (await Taro.login()).code,
  },
};
