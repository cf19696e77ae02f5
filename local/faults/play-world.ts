import { dayIndexOf, instantAt } from '../../shared/domain/calendar/shanghai-day';
import { type CaseId, newId } from '../../shared/domain/ids';
import { HOUR_MS, MINUTE_MS, type Ms } from '../../shared/domain/units';
import { type Dice, diceFrom } from '../demo-city/dice';
import type { Told } from './act';
import { faultNamed } from './faults';
import type { World } from './open-world';
import { type Family, isOrderState, type Operation, type Scene } from './operation';
import { isByPerson, operationNamed } from './operations';
import { MORNING_MINUTE, rivalIn } from './rival';
import type { Life, Step } from './script';
import { type Given, givingOn, type Stage } from './stage';
import { endOf, sweepAct, sweepInTurn } from './sweeps';
import { clearSky } from './wire';

/** What was written between two commits, by an operation under a fault. */
export type Written = { readonly operation: string; readonly from: number; readonly until: number };

/** What a world came to, for those who check it. */
export type WorldLog = {
  readonly heard: Given[];
  /** One for each step whose fault came to pass. */
  readonly struck: Required<Step>[];
  readonly shaken: Written[];
  readonly toTamper: Written[];
};

/** Before a sweep that is five minutes early, and its deadline. */
const AHEAD_OF_SWEEP_MS = 6 * MINUTE_MS;

/** A new life's scene: tomorrow morning somebody asks, in the afternoon (late: before noon) is the visit. */
const sceneOf = (world: World, { wishes }: Life, family: Family, dice: Dice): Scene => {
  const dayMs = instantAt(dayIndexOf(world.nowMs()) + 1, MORNING_MINUTE);
  return {
    cast: { ...world.cast, ...family },
    wishes,
    fresh: (kind) => newId(kind, world.nowMs(), dice.bytes(10)),
    dayMs,
    startMs: dayMs + (wishes.late ? 1.5 : 5) * HOUR_MS,
    helperId: dice.oneOf(world.cast.helperIds),
  };
};

/** How things stand after a command about a person; absent: the life ends with it. */
const afterMatter = (scene: Scene, { to }: Operation, learned: CaseId | undefined): Scene | undefined => {
  if (to === undefined || isOrderState(to)) return undefined;
  const caseId = learned ?? scene.matter?.caseId;
  return { ...scene, stands: to, matter: { stage: to, ...(caseId !== undefined && { caseId }) } };
};

/** How things stand after what was heard; absent: the life ends here. */
const afterwards = async (
  world: World,
  scene: Scene,
  operation: Operation,
  told: Told,
): Promise<Scene | undefined> => {
  if (!told.ok) return undefined;
  if (told.person !== undefined) return afterMatter(scene, operation, told.person.caseId);
  const id = told.outcome?.orderId ?? scene.order?.id;
  if (id === undefined) return undefined;
  const { order } = told.outcome === undefined ? await world.ports.load({ orderId: id }) : {};
  const standing = told.outcome ?? order;
  if (standing === undefined) return undefined;
  const { state, assignmentNo } = standing;
  const learned = isByPerson(operation) ? operation.shows?.(scene) : undefined;
  return { ...scene, ...learned, stands: state, order: { id, assignmentNo } };
};

/** A command that nobody came before is refused to nobody: a row of refusals alone would prove nothing. */
const mustSucceed = (operation: Operation, fault: string, told: Told, after: Scene | undefined): void => {
  const { name, to } = operation;
  if (!told.ok) throw new Error(`${name} under ${fault} was refused: ${told.code}`);
  // A sweep that finds nothing due is no failure to itself.
  if (!isByPerson(operation) && after?.stands !== to)
    throw new Error(`${name} under ${fault} left the order ${after?.stands}`);
};

/** Plays the lives of a script one after the other, each command in turn: the same each time. Throws when something breaks. */
export const playWorld = async (world: World, lives: readonly Life[]): Promise<WorldLog> => {
  const log: WorldLog = { heard: [], struck: [], shaken: [], toTamper: [] };
  const { ports, wire, nowMs, advanceTo } = world;
  const giving = givingOn({ ports, wire, nowMs, advanceTo, heard: log.heard });
  const { stationId } = world.cast;
  const sweepUntil = async (untilMs: Ms): Promise<void> => {
    advanceTo(untilMs);
    await wire.under(clearSky, () => sweepInTurn(ports, stationId, untilMs));
  };

  const actIn = async (scene: Scene, operation: Operation) => {
    if (isByPerson(operation)) {
      const plannedMs = Math.max(nowMs(), operation.atMs(scene));
      return {
        plannedMs,
        actAt: (atMs: Ms, issuedAtMs?: Ms) => operation.act(scene, atMs, issuedAtMs),
      };
    }
    const { order } = scene;
    const endMs = order && (await endOf(ports, order.id));
    if (order === undefined || endMs === undefined) throw new Error(`${operation.name}: no clock ends this`);
    await sweepUntil(Math.max(nowMs(), endMs - AHEAD_OF_SWEEP_MS));
    return {
      plannedMs: endMs,
      actAt: (atMs: Ms) => sweepAct(operation.name, stationId, order.id, atMs),
    };
  };

  const playStep = async (scene: Scene, step: Step, dice: Dice): Promise<Scene | undefined> => {
    const operation = operationNamed(step.operation);
    const { plannedMs, actAt } = await actIn(scene, operation);
    const act = actAt(plannedMs);
    if (step.fault === undefined) {
      const told = await giving.untilAnswered(act, await giving.give(act));
      return afterwards(world, scene, operation, told);
    }
    const from = wire.commits.length;
    const written = (): Written => ({ operation: operation.name, from, until: wire.commits.length });
    const asked: { list: Written[] }[] = [];
    const stage: Stage = {
      ...giving,
      ...{ ports, wire, dice, scene, operation, actAt, nowMs, advanceTo },
      rival: async (to) => {
        const atMs = Math.max(nowMs(), act.atMs);
        const isSweep = act.commandId === undefined && to === 'same order';
        // What is due, people may no longer do: there the rival is another sweeper.
        const rival = isSweep ? act : rivalIn(scene, atMs, dice, to);
        await giving.untilAnswered(rival, await giving.give(rival));
      },
      shakeStream: () => asked.push({ list: log.shaken }),
      tamper: () => asked.push({ list: log.toTamper }),
    };
    const fault = faultNamed(step.fault);
    const { struck, told } = await fault.play(stage, act);
    for (const { list } of asked) list.push(written());
    if (struck) log.struck.push({ operation: step.operation, fault: step.fault });
    const after = await afterwards(world, scene, operation, told);
    if (fault.isGentle) mustSucceed(operation, fault.name, told, after);
    return after;
  };

  const families = world.families.values();
  for (const life of lives) {
    const dice = diceFrom(life.seed);
    const family = life.wishes.apart ? families.next().value : world.cast;
    if (family === undefined) throw new Error(`${world.name} has no family to spare`);
    let scene: Scene | undefined = sceneOf(world, life, family, dice);
    await sweepUntil(scene.dayMs);
    for (const step of life.steps) {
      const { from } = operationNamed(step.operation);
      // A life ends early when its order went another way.
      if (from?.some((stand) => stand === scene?.stands) === false) break;
      scene = await playStep(scene, step, dice);
      if (scene === undefined) break;
    }
  }
  await sweepUntil(nowMs() + MINUTE_MS);
  return log;
};
