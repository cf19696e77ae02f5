import { dayIndexOf, instantAt } from '../../shared/domain/calendar/shanghai-day';
import { HOUR_MS, type Ms } from '../../shared/domain/units';
import type { Dice } from '../demo-city/dice';
import type { Act } from './act';
import { type ByPerson, beginsOrder, type Scene } from './operation';
import { agree, isByPerson, openTo, operationNamed } from './operations';

/** Whom a rival's command meets; absent: whatever somebody might do now. */
export type Rivalry = 'same order' | 'other visit';

export const MORNING_MINUTE = 9 * 60;
const SAME_STAND_PERCENT = 70;

/** Whose hours pay is for each to choose. */
const fits = ({ wishes = {} }: ByPerson, scene: Scene): boolean => {
  const { funding: _any, ...others } = wishes;
  return agree(others, scene.wishes);
};

/** A visit at another time, which holds on the same account or another. */
const anotherVisit = ({ order: _mine, ...scene }: Scene, nowMs: Ms, dice: Dice): Scene => ({
  ...scene,
  startMs: instantAt(dayIndexOf(nowMs) + 1, MORNING_MINUTE) + dice.below(8) * HOUR_MS,
});

const actIn = (rival: ByPerson, scene: Scene, nowMs: Ms, dice: Dice): Act => {
  if (beginsOrder(rival)) return rival.act(anotherVisit(scene, nowMs, dice), nowMs);
  const helperId = dice.oneOf(scene.cast.helperIds.filter((id) => id !== scene.helperId));
  return rival.act(rival.name === 'grab' ? { ...scene, helperId } : scene, nowMs);
};

/** Somebody else's command: where the life stands, or to the case beside its order, or for another visit of the same elder. */
export const rivalIn = (scene: Scene, nowMs: Ms, dice: Dice, to?: Rivalry): Act => {
  const asking = operationNamed(scene.wishes.funding === 'family' ? 'family-pay' : 'request');
  if (!isByPerson(asking)) throw new Error('a clock asks for nothing');
  const open = to === 'other visit' ? [] : openTo(scene.stands).filter((each) => fits(each, scene));
  if (open.length > 0 && (to === 'same order' || dice.percent(SAME_STAND_PERCENT)))
    return actIn(dice.oneOf(open), scene, nowMs, dice);
  const beside = to === undefined && scene.matter !== undefined ? openTo(scene.matter.stage) : [];
  return actIn(dice.oneOf([...beside.filter((each) => fits(each, scene)), asking]), scene, nowMs, dice);
};
