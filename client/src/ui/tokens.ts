/** The colours of design tokens.css, for the pictures that are drawn in code; a unit test holds both lists together. */
export const color = {
  paper: '#fbf7ef',
  surface: '#ffffff',
  sunk: '#f3ecdf',
  ink: '#28231d',
  inkSoft: '#5f564b',
  line: '#e5dccb',
  lineStrong: '#857a6a',
  accent: '#0b6b40',
  accentDeep: '#0b5a37',
  onAccent: '#ffffff',
  accentSoft: '#e3f0e6',
  accentLine: '#a5ccb3',
  attention: '#8a4300',
  attentionSoft: '#fdeedb',
  seal: '#a62b1f',
  artPeach: '#f7dfc3',
  artSun: '#f4cf93',
  artHillNear: '#d3e6d6',
  artHillFar: '#e6f1e4',
  artRiver: '#dcecea',
} as const;

export type ColorName = keyof typeof color;

/** Every text that the product shows on every ground it stands on: at least 4.5 (WCAG 1.4.3). */
export const textPairs: readonly (readonly [text: ColorName, ground: ColorName])[] = [
  ['ink', 'paper'],
  ['ink', 'surface'],
  ['ink', 'sunk'],
  ['ink', 'artHillNear'],
  ['ink', 'artRiver'],
  ['ink', 'artSun'],
  ['ink', 'accentSoft'],
  ['ink', 'attentionSoft'],
  ['inkSoft', 'paper'],
  ['inkSoft', 'surface'],
  ['inkSoft', 'sunk'],
  ['inkSoft', 'accentSoft'],
  ['accent', 'paper'],
  ['accent', 'surface'],
  ['accent', 'sunk'],
  ['accent', 'accentSoft'],
  ['accentDeep', 'accentSoft'],
  ['onAccent', 'accent'],
  ['onAccent', 'accentDeep'],
  ['accentSoft', 'accentDeep'],
  ['attention', 'surface'],
  ['attention', 'paper'],
  ['attention', 'sunk'],
  ['attention', 'attentionSoft'],
  ['seal', 'surface'],
];

/** Edges of controls and marks that carry meaning: at least 3 (WCAG 1.4.11). */
export const edgePairs: readonly (readonly [edge: ColorName, ground: ColorName])[] = [
  ['lineStrong', 'surface'],
  ['lineStrong', 'paper'],
  ['lineStrong', 'sunk'],
  ['accent', 'surface'],
  ['accent', 'paper'],
  ['accent', 'accentSoft'],
  ['attention', 'surface'],
  ['attention', 'attentionSoft'],
];
