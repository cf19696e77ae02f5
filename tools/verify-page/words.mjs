// What the page says, in Chinese and English.

/** @typedef {import('../verify-proof.mjs').Claim} Claim */
/** @typedef {import('../verify-proof.mjs').Fault | 'key' | 'browser'} Trouble */
/** @typedef {readonly [zh: string, en: string]} Said */

/** @type {Record<Trouble, Said>} */
export const troubles = {
  file: ['这不是凭证，或者里面有地方被改过。', 'This is no proof, or something in it was changed.'],
  entry: [
    '里面的记账全文，不是当时的那一份，或者没有这一笔。',
    'The entry is not the one that was hashed, or has no such line.',
  ],
  entries: ['那一夜的封存里没有这份记账。', 'The entry is not in that night’s seal.'],
  chains: ['封存的时候，这本存折不是这样记的。', 'The account did not stand there when it was sealed.'],
  algorithm: [
    '这次封存的签名方式，这一页不认识。',
    'The seal is signed in a way that this page does not know.',
  ],
  signature: ['封存上的签名，和这把公钥对不上。', 'The seal is not signed with this key.'],
  key: [
    '公钥读不出来，请把公布的公钥完整地粘贴进来。',
    'The public key cannot be read; please paste all of it.',
  ],
  browser: [
    '这个浏览器太旧，核对不了签名。请用新一些的浏览器（Chrome 或 Edge 137、Firefox 129、Safari 17 起），或者在电脑上用 verify.mjs 核对。',
    'This browser is too old to check the signature: Chrome or Edge 137, Firefox 129, Safari 17 or later can, and so can verify.mjs.',
  ],
};

/** @type {Said} */
export const proven = ['已证明。', 'Proven.'];
/** @type {Said} */
export const notProven = ['没有证明。', 'Not proven.'];

/** @param {number} minutes */
const zhMinutes = (minutes) => {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const length = [hours > 0 && `${hours} 小时`, (rest > 0 || hours === 0) && `${rest} 分钟`]
    .filter((part) => part !== false)
    .join(' ');
  if (minutes === 0) return '不变';
  return `${minutes > 0 ? '增加' : '减少'} ${length}`;
};

/** @param {'zh-CN' | 'en-GB'} locale @param {number} atMs */
const moment = (locale, atMs) =>
  new Intl.DateTimeFormat(locale, {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(atMs);

const CODE_CHARS = 8;

/** What a sound proof proves, and what it does not. @param {Claim} claim @returns {readonly Said[]} */
export const claimed = ({
  account,
  seq,
  availableMinutes,
  heldMinutes,
  hash,
  entry,
  sealNo,
  cutMs,
  headNo,
}) => [
  [
    `存折 ${account} 的第 ${seq} 笔：可用的时长${zhMinutes(availableMinutes)}，预留的时长${zhMinutes(heldMinutes)}。`,
    `Line ${seq} of ${account}: available ${availableMinutes}, held ${heldMinutes} minutes.`,
  ],
  [
    `它在 ${moment('zh-CN', cutMs)} 的第 ${sealNo} 次封存里；那时这本存折记到第 ${headNo} 笔。`,
    `It is in seal ${sealNo} of ${moment('en-GB', cutMs)}, when the passbook stood at line ${headNo}.`,
  ],
  [
    `这一笔的核对码是 ${hash.slice(0, CODE_CHARS)}，和存折里印的应当一样。`,
    `Its code is ${hash.slice(0, CODE_CHARS)}, the same as in the passbook.`,
  ],
  entry === undefined
    ? [
        '这份记账还和别人有关，所以只放了它的指纹，没有放全文。',
        'Somebody else has a part in the entry: its hash stands for it.',
      ]
    : ['下面是这份记账的全文，和当时的一个字不差。', 'Below is the entry, word for word as it was.'],
  [
    '它不说明后来有没有更正，更正会记成后面的笔。',
    'It does not say what came later: a correction would be a later line.',
  ],
];
