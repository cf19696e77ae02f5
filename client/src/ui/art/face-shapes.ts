import { color } from '../tokens';

/** What a face is made of; every one is drawn from the same few parts. */
type Face = {
  readonly ground: string;
  readonly skin: string;
  readonly cloth: string;
  readonly hair: string;
  readonly cut: 'short' | 'bun' | 'bald' | 'bob' | 'cap';
  readonly glasses?: true;
};

const skinWarm = '#f2c9a0';
const skinTan = '#e7b587';
const grey = '#98928a';
const dark = '#4a423b';

export const faces = {
  uncle: { ground: color.artPeach, skin: skinWarm, cloth: color.accent, hair: grey, cut: 'short' },
  sister: { ground: color.artHillNear, skin: skinWarm, cloth: '#b4583f', hair: dark, cut: 'bob' },
  granny: { ground: color.artPeach, skin: skinTan, cloth: '#8c5a78', hair: '#b8b2aa', cut: 'bun' },
  auntie: { ground: color.artPeach, skin: skinTan, cloth: '#b4583f', hair: grey, cut: 'bob' },
  grandpa: {
    ground: color.artRiver,
    skin: skinWarm,
    cloth: '#4f6d7a',
    hair: '#bdb7af',
    cut: 'bald',
    glasses: true,
  },
  brother: { ground: color.artSun, skin: skinTan, cloth: '#3f5f86', hair: dark, cut: 'short' },
  worker: { ground: color.artHillFar, skin: skinWarm, cloth: color.accentDeep, hair: dark, cut: 'cap' },
} as const satisfies Record<string, Face>;

export type FaceName = keyof typeof faces;

const hairOf = ({ cut, hair, cloth }: Face): { behind: string; before: string } => {
  switch (cut) {
    case 'short':
      return {
        behind: '',
        before: `<path d="M31 45c-2-18 6-27 19-27s21 9 19 27c-2-7-4-10-7-13-8 3-17 3-24 0-3 3-5 6-7 13z" fill="${hair}"/>`,
      };
    case 'bun':
      return {
        behind: `<circle cx="50" cy="15" r="8" fill="${hair}"/><path d="M29 52c-3-22 6-33 21-33s24 11 21 33c-1 5-4 7-6 7H35c-2 0-5-2-6-7z" fill="${hair}"/>`,
        before: `<path d="M32 41c3-11 9-16 18-16s15 5 18 16c-9-2-15-6-18-11-3 5-9 9-18 11z" fill="${hair}"/>`,
      };
    case 'bob':
      return {
        behind: `<path d="M27 66c-3-32 5-49 23-49s26 17 23 49c-6 2-10 1-13-1H40c-3 2-7 3-13 1z" fill="${hair}"/>`,
        before: `<path d="M32 42c1-12 7-18 18-18s17 6 18 18c-10 0-19-3-24-9-2 5-6 8-12 9z" fill="${hair}"/>`,
      };
    case 'bald':
      return {
        behind: `<path d="M30 50c-4-2-4-9-1-13 2 3 3 8 4 13zM70 50c4-2 4-9 1-13-2 3-3 8-4 13z" fill="${hair}"/>`,
        before:
          '<path d="M40 27c5-3 12-4 17-2" stroke="#fff" stroke-opacity=".6" stroke-width="2.5" fill="none" stroke-linecap="round"/>',
      };
    case 'cap':
      return {
        behind: '',
        before: `<path d="M31 40c-1-14 7-23 19-23s20 9 19 23z" fill="${cloth}"/><path d="M29 40c8-4 34-4 42 0l4 4c-14-4-36-4-50 0z" fill="${hair}"/>`,
      };
  }
};

/** A friendly face on a field of 100, as SVG. */
export const faceSvg = (name: FaceName): string => {
  const face: Face = faces[name];
  const hair = hairOf(face);
  const glasses =
    face.glasses === true
      ? '<g fill="none" stroke="#4a423b" stroke-width="1.8"><circle cx="42" cy="47" r="5.5"/><circle cx="58" cy="47" r="5.5"/><path d="M47.5 46.500c1.5-1 3.5-1 5 0"/></g>'
      : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><defs><clipPath id="c"><circle cx="50" cy="50" r="50"/></clipPath></defs><g clip-path="url(#c)"><rect width="100" height="100" fill="${face.ground}"/>${hair.behind}<path d="M16 104c1-21 14-31 34-31s33 10 34 31z" fill="${face.cloth}"/><path d="M43 62h14v11c0 4-3 7-7 7s-7-3-7-7z" fill="${face.skin}"/><path d="M43 68c4 3 10 3 14 0v4c-4 3-10 3-14 0z" fill="#000" opacity=".07"/><path d="M31 44c0-14 8-22 19-22s19 8 19 22c0 15-8 25-19 25S31 59 31 44z" fill="${face.skin}"/><circle cx="30.5" cy="47" r="4" fill="${face.skin}"/><circle cx="69.5" cy="47" r="4" fill="${face.skin}"/>${hair.before}<g fill="none" stroke="#4a3a2e" stroke-width="2.2" stroke-linecap="round"><path d="M38.5 47.500c1.5-2.4 5.5-2.4 7 0M54.5 47.500c1.5-2.4 5.5-2.4 7 0"/><path d="M43 57.500c4 4.5 10 4.5 14 0"/></g><circle cx="37" cy="54.5" r="3.2" fill="#e8886b" opacity=".35"/><circle cx="63" cy="54.5" r="3.2" fill="#e8886b" opacity=".35"/>${glasses}</g></svg>`;
};

/** A face for a form of address (李师傅, 覃姐): the picture never contradicts the words. */
export const faceFor = (calledZh: string): FaceName => {
  if (/奶奶|婆/.test(calledZh)) return 'granny';
  if (/阿姨/.test(calledZh)) return 'auntie';
  if (/姐|女士|姨|妹|婶/.test(calledZh)) return 'sister';
  if (/爷爷|伯|公/.test(calledZh)) return 'grandpa';
  if (/哥|弟|先生|小/.test(calledZh)) return 'brother';
  if (/社工|干事|站/.test(calledZh)) return 'worker';
  return 'uncle';
};
