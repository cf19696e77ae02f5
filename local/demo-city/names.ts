import type { Dice } from './dice';

/** Family names that are common around Liuzhou; all persons of the demo city are made up. */
const FAMILY = [...'韦覃黄李陈莫罗蓝梁吴潘石龙蒙谢廖卢刘张王周何唐曾杨陆农邓林钟'];
const GIVEN_HERS = [...'秀桂玉凤梅兰珍莲英芳丽萍燕红霞琴彩云春美'];
const GIVEN_HIS = [...'建国志明文德光荣永福海强军林华平胜庆金生'];

export type MadeUpName = { readonly nameZh: string; readonly surname: string; readonly hers: boolean };

/** A made-up name of three characters. */
export const makeUpName = (dice: Dice, surname: string = dice.oneOf(FAMILY)): MadeUpName => {
  const hers = dice.percent(58);
  const given = hers ? GIVEN_HERS : GIVEN_HIS;
  return { nameZh: surname + dice.oneOf(given) + dice.oneOf(given), surname, hers };
};

/** How one speaks to a person of that age: 小韦, 李师傅, 王阿姨, 韦奶奶. */
export const calledAt = ({ surname, hers }: MadeUpName, ageYears: number): string => {
  if (ageYears < 40) return `小${surname}`;
  if (ageYears < 72) return surname + (hers ? '阿姨' : '师傅');
  return surname + (hers ? '奶奶' : '爷爷');
};

/**
 * The n-th phone number of the city. It cannot be a real one: 154 is a prefix that no operator has been given.
 */
export const demoPhone = (index: number): string => {
  if (index > 9_999) throw new Error('the demo city has ten thousand phone numbers');
  return `1540000${String(index).padStart(4, '0')}`;
};
