import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { JSDOM } from 'jsdom';
import { programTimers } from './program-timers';
import { wechatOf } from './wechat';

// A small WeChat: compiles the built pages with WeChat's own template compiler, draws them with WeChat's component runtime
// into jsdom, and gives the program the few `wx` functions that it uses. Requests go over real HTTP.

type Definition = Record<string, unknown>;
type Instance = Record<string, ((...given: unknown[]) => unknown) | undefined>;
type Drawn = {
  instance: Instance;
  attach(parent: Element): void;
  detach(): void;
  querySelector(selector: string): DrawnNode | undefined;
};
type DrawnNode = {
  dispatchEvent(name: string, options: object): void;
  data: Record<string, unknown>;
  dom: Element | undefined;
};
type ComponentRuntime = {
  register(definition: Definition): string;
  create(id: string): Drawn;
  behavior(definition: Definition): unknown;
};
type Draw = (path: string) => unknown;
type OpenPage = { readonly path: string; readonly drawn: Drawn; readonly ground: Element };

export type HostOptions = {
  /** Where requests without a server of their own go, like `http://127.0.0.1:4780`. */
  readonly server: string;
  /** What `wx.login` gives: in the local city a persona's key. */
  readonly loginCode: () => string;
  readonly root?: string;
};

export type Host = {
  open(url: string): Promise<void>;
  /** Taps what is there, or will be. */
  tap(selector: string): Promise<void>;
  input(selector: string, value: string): Promise<void>;
  /** The words of the page in front. */
  words(): string;
  /** The path of the page in front. */
  path(): string;
  /** What a screen reader is told of a view, as it reached the drawn page. */
  said(selector: string): { readonly role: unknown; readonly label: unknown };
  /** The words of one part of the page. */
  wordsIn(selector: string): string;
  has(selector: string): boolean;
  /** Waits until something is so; throws with the page's words when it never is. */
  until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void>;
  back(): Promise<void>;
  /** While set, no page below it opens: its sub-package does not come. */
  lost: { root: string | undefined };
  readonly routes: readonly string[];
  readonly calls: readonly string[];
  readonly storage: ReadonlyMap<string, unknown>;
  /** What the template compiler complained about. */
  readonly warnings: readonly string[];
  close(): void;
};

const TAGS = ['text', 'image', 'button', 'textarea', 'scroll-view', 'form', 'block', 'picker', 'root-portal'];
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
/** A minute at most: the machine may have much else to do. */
const WAIT = { everyMs: 25, times: 2_400 };

/** As a person reads it, without the marks that only say where a line may break. */
const plain = (words: string | null | undefined): string =>
  (words ?? '').replaceAll('\u00a0', ' ').replaceAll('\u200b', '').replace(/\s+/g, ' ');

const programOf = (names: readonly string[], text: string): ((...given: unknown[]) => unknown) =>
  // biome-ignore lint/nursery/noImpliedEval: this host stands for WeChat's engine, which runs a program from its text
  new Function(...names, text) as (...given: unknown[]) => unknown; // the constructor's type knows no arguments

/** jsdom's window as the globals that WeChat's component runtime reads when it is loaded. */
const prepareWindow = (): JSDOM => {
  const dom = new JSDOM('<!doctype html><body></body>', {
    url: 'https://weapp.test/',
    pretendToBeVisual: true,
  });
  const names = ['document', 'Element', 'Event', 'CustomEvent', 'HTMLElement', 'Node', 'MouseEvent'] as const;
  for (const name of names) Object.assign(globalThis, { [name]: dom.window[name] });
  Object.assign(globalThis, { window: dom.window });
  Object.assign(dom.window, { __webview_engine_version__: 0.02 });
  return dom;
};

/** Starts the program: what `app.js` does when WeChat opens it. */
export const startHost = async ({ server, loginCode, root = 'dist/weapp' }: HostOptions): Promise<Host> => {
  const dom = prepareWindow();
  const { default: runtime } = (await import('j-component')) as unknown as { default: ComponentRuntime }; // its own types need WeChat's
  const { wxmlToJs } = await import('miniprogram-compiler');
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const readJson = (file: string) =>
    JSON.parse(read(file)) as {
      pages?: string[];
      subPackages?: { root: string; pages: string[] }[];
      usingComponents?: Record<string, string>;
    }; // written by Taro's build
  const app = readJson('app.json');
  const routes = [
    ...(app.pages ?? []),
    ...(app.subPackages ?? []).flatMap((sub) => sub.pages.map((page) => posix.join(sub.root, page))),
  ];
  const timers = programTimers();
  const stack: OpenPage[] = [];
  const calls: string[] = [];
  const warnings: string[] = [];
  const storage = new Map<string, unknown>();
  const lost: Host['lost'] = { root: undefined };
  const modules = new Map<string, { exports: unknown }>();
  const registered = new Map<string, string>();
  let program: Record<string, unknown> = {};
  let loading: Definition | undefined;

  // The compiler's output says what it dislikes through `console.warn` while a page is drawn.
  const warn = console.warn;
  console.warn = (...words: unknown[]) => {
    if (String(words[0]).startsWith('WXMLRT')) warnings.push(words.join(' '));
    else warn(...words);
  };

  for (const tag of TAGS) runtime.register({ id: tag, tagName: `wx-${tag}`, template: '<slot/>' });
  runtime.register({
    id: 'view',
    tagName: 'wx-view',
    properties: { ariaRole: String, ariaLabel: String },
    template: '<slot/>',
  });
  runtime.register({
    id: 'input',
    tagName: 'wx-input',
    properties: { value: String, placeholder: String },
    template: '<div>{{value || placeholder}}</div>',
  });
  // WeChat's compiler makes a program of the templates; running it is what WeChat does.
  const drawOf = programOf([], wxmlToJs(root, { maxBuffer: 64e6 }))() as (file: string) => Draw;

  const makeComponent = (definition: Definition) => {
    const { behaviors, options, ...rest } = definition;
    runtime.register({
      ...loading,
      ...rest,
      behaviors: Array.isArray(behaviors) ? behaviors : [],
      options: { ...(options as object | undefined), classPrefix: '' },
    });
  };
  const makePage = (definition: Definition) => {
    const methods = Object.fromEntries(
      Object.entries(definition).filter(([, value]) => typeof value === 'function'),
    );
    makeComponent({ data: definition.data ?? {}, methods, options: { styleIsolation: 'shared' } });
  };
  const makeApp = (definition: Record<string, unknown>) => {
    program = definition;
    const launch = { path: routes[0], query: {}, scene: 1001 };
    for (const moment of ['onLaunch', 'onShow']) {
      const run = definition[moment];
      if (typeof run === 'function') run.call(definition, launch);
    }
  };

  /** WeChat runs each file once; files ask for each other by relative paths. */
  const run = (file: string): unknown => {
    const known = modules.get(file);
    if (known !== undefined) return known.exports;
    const module: { exports: unknown } = { exports: {} };
    modules.set(file, module);
    const require = (wanted: string) => {
      const path = posix.join(posix.dirname(file), wanted);
      return run(path.endsWith('.js') ? path : `${path}.js`);
    };
    const given = { require, module, exports: module.exports, wx };
    const made = { App: makeApp, Page: makePage, Component: makeComponent };
    const also = { Behavior: runtime.behavior, getApp: () => program, getCurrentPages, ...timers.given };
    const all = { ...given, ...made, ...also };
    programOf(Object.keys(all), read(file))(...Object.values(all));
    return module.exports;
  };
  const register = (path: string, tagName: string): string => {
    const known = registered.get(path);
    if (known !== undefined) return known;
    const id = `page-${registered.size}`;
    registered.set(path, id);
    const usingComponents: Record<string, string> = {};
    for (const [tag, place] of Object.entries(readJson(`${path}.json`).usingComponents ?? {})) {
      const target = place.startsWith('/') ? place.slice(1) : posix.join(posix.dirname(path), place);
      usingComponents[tag] = register(target, tag);
    }
    const before = loading;
    loading = { id, path, tagName, template: drawOf(`${path}.wxml`), usingComponents };
    run(`${path}.js`);
    loading = before;
    return id;
  };

  const front = (): OpenPage => {
    const page = stack.at(-1);
    if (page === undefined) throw new Error('no page is open');
    return page;
  };
  function getCurrentPages() {
    return stack.map(({ drawn }) => drawn.instance);
  }
  const show = async (url: string): Promise<void> => {
    const [path = '', search = ''] = url.replace(/^\//, '').split('?');
    if (!routes.includes(path)) throw new Error(`app.json has no page ${path}`);
    const drawn = runtime.create(register(path, `page-${path.replaceAll('/', '-')}`));
    const ground = dom.window.document.createElement('div');
    dom.window.document.body.append(ground);
    drawn.attach(ground);
    const query = Object.fromEntries(new URLSearchParams(search));
    Object.defineProperty(drawn.instance, 'route', { value: path, configurable: true });
    Object.assign(drawn.instance, { options: query });
    stack.push({ path, drawn, ground });
    drawn.instance.onLoad?.(query);
    drawn.instance.onShow?.();
    await timers.quiet();
    drawn.instance.onReady?.();
    await timers.quiet();
  };
  const closeFront = () => {
    const page = stack.pop();
    page?.drawn.instance.onUnload?.();
    page?.drawn.detach();
    page?.ground.remove();
  };
  const wx = wechatOf({
    server,
    loginCode,
    storage,
    calls,
    goes: {
      navigateTo: async (url) => {
        if (lost.root !== undefined && url.startsWith(lost.root)) throw new Error('navigateTo:fail timeout');
        front().drawn.instance.onHide?.();
        await show(url);
      },
      redirectTo: async (url) => {
        closeFront();
        await show(url);
      },
      reLaunch: async (url) => {
        while (stack.length > 0) closeFront();
        await show(url);
      },
      navigateBack: async () => {
        if (stack.length > 1) closeFront();
        front().drawn.instance.onShow?.();
      },
    },
  });

  const until = async (isSo: () => boolean | Promise<boolean>, what: string): Promise<void> => {
    for (let round = 0; round < WAIT.times; round += 1) {
      if (stack.length > 0 && (await isSo())) return;
      await pause(WAIT.everyMs);
    }
    throw new Error(`never: ${what}; the page says: ${stack.length > 0 ? words() : '(none)'}`);
  };
  const has = (selector: string) => front().drawn.querySelector(selector) !== undefined;
  const find = (selector: string): DrawnNode => {
    const node = front().drawn.querySelector(selector);
    if (node === undefined) throw new Error(`no ${selector} on ${front().path}: ${words()}`);
    return node;
  };
  const fire = async (selector: string, name: string, detail: object) => {
    await until(() => has(selector), `${selector} is there`);
    find(selector).dispatchEvent(name, { bubbles: true, composed: true, capturePhase: true, detail });
    await timers.quiet();
  };
  const words = () => plain(front().ground.textContent);

  run('app.js');
  return {
    open: show,
    tap: (selector) => fire(selector, 'tap', {}),
    input: (selector, value) => fire(selector, 'input', { value }),
    words,
    wordsIn: (selector) => plain(find(selector).dom?.textContent),
    path: () => front().path,
    said: (selector) => {
      const { ariaRole, ariaLabel } = find(selector).data;
      return { role: ariaRole, label: ariaLabel };
    },
    has,
    until,
    async back() {
      closeFront();
      front().drawn.instance.onShow?.();
      await timers.quiet();
    },
    lost,
    routes,
    calls,
    storage,
    warnings,
    close() {
      while (stack.length > 0) closeFront();
      timers.stop();
      console.warn = warn;
      dom.window.close();
    },
  };
};
