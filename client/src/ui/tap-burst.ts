import type { Ms } from '../../../shared/domain/units';

/** Where a finger was, in px of the window. */
export type Spot = { readonly x: number; readonly y: number };

/** Taps closer in time than this are one movement of an unsteady hand. */
const BURST_MS = 700;
/** Further apart than this is another place, and meant. */
const SAME_PLACE_PX = 48;

const isNear = (one: Spot, other: Spot): boolean =>
  Math.abs(one.x - other.x) <= SAME_PLACE_PX && Math.abs(one.y - other.y) <= SAME_PLACE_PX;

/**
 * Tells a meant tap from the second half of a double tap. The first half may open a page, a sheet or a step; the second one
 * then lands on a control that nobody has seen yet, and must do nothing. Pure but for what it remembers of the last tap.
 */
export const tapBursts = () => {
  let burst: { readonly startMs: Ms; readonly latestMs: Ms; readonly spot: Spot } | undefined;
  let groundMs: Ms | undefined;
  return {
    /** Something was taken away or another page came in front. */
    groundMoved: (atMs: Ms): void => {
      groundMs = atMs;
    },
    /** Whether a tap was meant for the control that it hit, which is in sight since `bornMs`. */
    isMeant: (spot: Spot, bornMs: Ms, atMs: Ms): boolean => {
      if (burst === undefined || atMs - burst.latestMs >= BURST_MS || !isNear(spot, burst.spot)) {
        burst = { startMs: atMs, latestMs: atMs, spot };
        return true;
      }
      burst = { ...burst, latestMs: atMs };
      return Math.max(bornMs, groundMs ?? 0) < burst.startMs;
    },
  };
};

/** All taps of the app: the second half of a double tap may land on another page. */
export const bursts = tapBursts();
