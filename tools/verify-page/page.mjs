// The page that checks a proof in a browser: no server, no sign-in, no network. Built into one file by `npm run build:verify-page`.
import { checkProof } from '../verify-proof.mjs';
import { claimed, notProven, proven, troubles } from './words.mjs';

/** @typedef {import('./words.mjs').Said} Said */

/** @template {HTMLElement} E @param {string} id @param {new () => E} kind */
const part = (id, kind) => {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`no ${id}`);
  return found;
};
const proof = part('proof', HTMLTextAreaElement);
const key = part('key', HTMLTextAreaElement);
const file = part('file', HTMLInputElement);
const said = part('said', HTMLElement);

/** @param {Said} words */
const paragraph = ([zh, en]) => {
  const [line, other] = [document.createElement('p'), document.createElement('span')];
  other.lang = 'en';
  // An account's name is one long word.
  if (/\w{20}/.test(zh)) line.className = 'any-break';
  other.textContent = en;
  line.append(zh, other);
  return line;
};

/** @param {'proven' | 'not'} verdict @param {readonly Said[]} sentences @param {string} [whole] */
const say = (verdict, sentences, whole) => {
  const box = document.createElement('div');
  box.dataset.verdict = verdict;
  box.append(...sentences.map(paragraph));
  if (whole !== undefined)
    box.append(Object.assign(document.createElement('pre'), { className: 'any-break', textContent: whole }));
  said.replaceChildren(box);
};

/** The key of a PEM text; which trouble there is when it cannot be had. @param {string} pem */
const readKey = async (pem) => {
  if (globalThis.crypto?.subtle === undefined) return 'browser';
  const [, base64] = /-----BEGIN PUBLIC KEY-----([\sA-Za-z0-9+/=]+)-----END PUBLIC KEY-----/.exec(pem) ?? [];
  if (base64 === undefined) return 'key';
  try {
    const der = Uint8Array.from(atob(base64.replace(/\s/g, '')), (sign) => sign.charCodeAt(0));
    return await crypto.subtle.importKey('spki', der, 'Ed25519', false, ['verify']);
  } catch (cause) {
    return cause instanceof DOMException && cause.name === 'NotSupportedError' ? 'browser' : 'key';
  }
};

const check = async () => {
  const known = await readKey(key.value);
  if (typeof known === 'string') return say('not', [notProven, troubles[known]]);
  const { faults, claim } = await checkProof(proof.value, {
    sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes))),
    verify: (bytes, signature) =>
      crypto.subtle.verify('Ed25519', known, Uint8Array.from(signature), Uint8Array.from(bytes)),
  });
  if (claim === undefined || faults.length > 0)
    return say('not', [notProven, ...faults.map((fault) => troubles[fault])]);
  return say('proven', [proven, ...claimed(claim)], claim.entry);
};

/** @param {FileList | null | undefined} files */
const take = async (files) => {
  const chosen = files?.[0];
  if (chosen === undefined) return;
  proof.value = await chosen.text();
  said.replaceChildren();
};

part('check', HTMLButtonElement).addEventListener('click', () => void check());
file.addEventListener('change', () => void take(file.files));
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  void take(event.dataTransfer?.files);
});
