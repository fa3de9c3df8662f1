import { nearer, orbited, panned, type Viewpoint } from './viewpoint.js';

/** A drag over the whole width of the picture turns by half a circle. */
const turnOfWidth = Math.PI;
const turnOfKey = Math.PI / 36;
const panOfKey = 0.05;
const timesOfKey = 1.2;

/** What a key does to a viewpoint; undefined for a key that does nothing. */
export function keyed(view: Viewpoint, key: string, isShifted: boolean): Viewpoint | undefined {
  switch (key) {
    case 'ArrowLeft':
      return isShifted ? panned(view, -panOfKey, 0) : orbited(view, turnOfKey, 0);
    case 'ArrowRight':
      return isShifted ? panned(view, panOfKey, 0) : orbited(view, -turnOfKey, 0);
    case 'ArrowUp':
      return isShifted ? panned(view, 0, panOfKey) : orbited(view, 0, turnOfKey);
    case 'ArrowDown':
      return isShifted ? panned(view, 0, -panOfKey) : orbited(view, 0, -turnOfKey);
    case '+':
    case '=':
      return nearer(view, timesOfKey);
    case '-':
      return nearer(view, 1 / timesOfKey);
    default:
      return undefined;
  }
}

/** A drag by shares of the picture's width, to the right and down: the world follows the pointer. */
export function dragged(view: Viewpoint, right: number, down: number, isPan: boolean): Viewpoint {
  return isPan ? panned(view, -right, down) : orbited(view, right * turnOfWidth, down * turnOfWidth);
}

/** A turn of a wheel, whose units are pixels, lines or pages. */
export function wheeled(view: Viewpoint, delta: number, unit: number): Viewpoint {
  const pixels = delta * ([1, 20, 400][unit] ?? 1);
  return nearer(view, Math.exp(-0.0015 * Math.min(Math.max(pixels, -600), 600)));
}

/** Where some pointers are, taken together. */
export interface Grip {
  readonly x: number;
  readonly y: number;
  /** How far they are from their middle; 0 for one. */
  readonly spread: number;
}

export function gripOf(points: readonly { readonly x: number; readonly y: number }[]): Grip {
  const x = points.reduce((sum, point) => sum + point.x, 0) / points.length;
  const y = points.reduce((sum, point) => sum + point.y, 0) / points.length;
  const spread = points.reduce((sum, point) => sum + Math.hypot(point.x - x, point.y - y), 0) / points.length;
  return { x, y, spread };
}

/** Two fingers that come apart come nearer, and together they move. @param width of the picture, in the unit of the grips */
export function pinched(view: Viewpoint, before: Grip, after: Grip, width: number): Viewpoint {
  const moved = panned(view, (before.x - after.x) / width, (after.y - before.y) / width);
  return before.spread > 0 && after.spread > 0 ? nearer(moved, after.spread / before.spread) : moved;
}
