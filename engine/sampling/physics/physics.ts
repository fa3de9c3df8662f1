import type { OrientedBox } from '../../geometry/index.js';
import type { Shape } from '../placement/shape.js';

/** A solid of a world as physics sees it. Metres, right-handed, +Y up. */
export interface PhysicsBody {
  /** Before its scale. */
  readonly shape: Shape;
  /** Along its own axes; above 0. */
  readonly scale: ArrayLike<number>;
  /** Of its origin. */
  readonly position: ArrayLike<number>;
  /** x, y, z, w; of any length. */
  readonly rotation: ArrayLike<number>;
  /** Its oriented bounds, scaled. */
  readonly box: OrientedBox;
  /** Whether it falls; the others stay and carry it. */
  readonly falls: boolean;
}

/** Where a body came to rest: its origin and its rotation, x, y, z, w of length 1. */
export interface Rest {
  readonly position: readonly number[];
  readonly rotation: readonly number[];
}

/** Lets things fall. The same bodies in the same order give the same result, whatever was asked before. */
export interface Physics {
  /**
   * @param bodies all solids of a world
   * @param bottom the height in metres below which a thing has fallen out of the world, and stops
   * @returns for each body that falls, in order, where it ends; undefined if they touch more triangles than there is time for
   */
  settle(bodies: readonly PhysicsBody[], bottom: number): Rest[] | undefined;
}
