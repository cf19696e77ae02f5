/** What the program may ask of WeChat and get answered by callbacks. */
type Wish = {
  success?: (answer: object) => void;
  fail?: (answer: { errMsg: string }) => void;
  complete?: (answer: object) => void;
};
type RequestWish = Wish & { url: string; method: string; data?: string; header?: Record<string, string> };

export type WechatParts = {
  /** Where requests without a server of their own go, like `http://127.0.0.1:4780`. */
  readonly server: string;
  /** What `wx.login` gives: in the local city a persona's key. */
  readonly loginCode: () => string;
  readonly storage: Map<string, unknown>;
  /** Numbers dialled, in order. */
  readonly calls: string[];
  /** How the host goes from page to page. */
  readonly goes: Record<
    'navigateTo' | 'redirectTo' | 'reLaunch' | 'navigateBack',
    (url: string) => Promise<void>
  >;
};

/** Answers a wish by its callbacks, as WeChat does. */
const answer = (wish: Wish, doing: Promise<unknown>): void => {
  doing.then(
    (result) => {
      const told = { errMsg: 'ok', ...(typeof result === 'object' ? result : {}) };
      wish.success?.(told);
      wish.complete?.(told);
    },
    (cause: unknown) => {
      const told = { errMsg: String(cause) };
      wish.fail?.(told);
      wish.complete?.(told);
    },
  );
};

const screen = { windowWidth: 390, windowHeight: 844, pixelRatio: 2, statusBarHeight: 47 };
const capsule = { top: 48, height: 32, bottom: 80, left: 280, right: 380, width: 100 };

/** The few functions of `wx` that the program uses. Requests go over real HTTP; storage lives in memory. */
export const wechatOf = ({
  server,
  loginCode,
  storage,
  calls,
  goes,
}: WechatParts): Readonly<Record<string, unknown>> => {
  const send = async ({ url, method, data, header }: RequestWish) => {
    const target = url.startsWith('/') ? server + url : url;
    const response = await fetch(target, {
      method,
      ...(header && { headers: header }),
      ...(data && { body: data }),
    });
    const text = await response.text();
    const parsed: unknown = text.startsWith('{') ? JSON.parse(text) : text;
    return { statusCode: response.status, data: parsed, header: {} };
  };
  const going = Object.fromEntries(
    Object.entries(goes).map(([name, go]) => [
      name,
      (wish: Wish & { url?: string } = {}) => answer(wish, go(wish.url ?? '')),
    ]),
  );
  return {
    ...going,
    request: (wish: RequestWish) => answer(wish, send(wish)),
    login: (wish: Wish) => answer(wish, Promise.resolve({ code: loginCode() })),
    makePhoneCall: (wish: Wish & { phoneNumber: string }) => {
      calls.push(wish.phoneNumber);
      answer(wish, Promise.resolve());
    },
    pageScrollTo: (wish: Wish) => answer(wish, Promise.resolve()),
    getRandomValues: (wish: Wish & { length: number }) => {
      const { buffer } = globalThis.crypto.getRandomValues(new Uint8Array(wish.length));
      answer(wish, Promise.resolve({ randomValues: buffer }));
    },
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
    removeStorageSync: (key: string) => void storage.delete(key),
    getStorageInfoSync: () => ({ keys: [...storage.keys()], currentSize: 0, limitSize: 10_240 }),
    getSystemInfoSync: () => ({ ...screen, SDKVersion: '3.9.0', platform: 'devtools' }),
    getWindowInfo: () => screen,
    getAppBaseInfo: () => ({ SDKVersion: '3.9.0' }),
    getDeviceInfo: () => ({ platform: 'devtools' }),
    getMenuButtonBoundingClientRect: () => capsule,
    canIUse: () => true,
    // This phone never leaves the program, and its network stays.
    onAppShow: () => undefined,
    offAppShow: () => undefined,
    onNetworkStatusChange: () => undefined,
    nextTick: (act: () => void) => setTimeout(act),
  };
};
