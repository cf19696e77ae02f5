import type { PersonId } from '../../../shared/domain/ids';

/** Strings kept under a name. Reading what is not there gives undefined; writing where nothing fits is no error: nothing is kept. */
export type Store = {
  read(key: string): string | undefined;
  write(key: string, value: string): void;
  remove(key: string): void;
  /** The names in use. */
  keys(): readonly string[];
};

/** How long a request may stay without an answer; then it counts as silence. */
export const TIMEOUT_MS = 15_000;

export type HttpRequest = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** Whatever the server said, any status. No answer at all throws. */
export type HttpAnswer = { readonly status: number; readonly body: unknown };

export type Speech = {
  speak(words: string, whenDone: () => void): void;
  stop(): void;
};

/** Where a person proves who they are: a page that leads back here, or a single-use code for the server. */
export type SignIn =
  | { readonly kind: 'page'; open(): void }
  | { readonly kind: 'code'; code(): Promise<string> };

/** All that differs between the mini-program and the browser. */
export type Platform = {
  /** Lives as long as one sign-in: a browser tab, or the mini-program until sign-out. */
  readonly session: Store;
  /** Lives on the device: care mode, nothing about a person. */
  readonly device: Store;
  /** The device's own clock, UTC ms; only the offset to the server's is of use. */
  nowMs(): number;
  /** Waits; the mini-program and the browser both do. */
  sleep(ms: number): Promise<void>;
  request(request: HttpRequest): Promise<HttpAnswer>;
  /** Called before a page is gone to; throws when its code does not come. WeChat brings it by itself, as it goes there. */
  fetchPage(url: string): Promise<void>;
  /** Called each time the network is there again. */
  whenOnline(listener: () => void): void;
  randomBytes(count: number): Promise<Uint8Array>;
  /** Shows the number before it dials. */
  call(phone: string): Promise<void>;
  /** Absent where the platform cannot read aloud: then no button is shown. */
  readonly speech: Speech | undefined;
  readonly signIn: SignIn;
};

/** Who is signed in, as sign-in left it. */
export type Session = {
  readonly token: string;
  readonly personId: PersonId;
  readonly roles: readonly string[];
  readonly orgId?: string;
  readonly displayName: string;
};
