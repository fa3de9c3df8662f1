import { anyAlongRay, type BoxTree, buildBoxTree, type Vector3 } from '../../geometry/index.js';
import type { Pose } from '../placement/pose.js';
import { distanceToSolid } from './ray-to-solid.js';

/** All solids of a world, arranged so that a ray asks few of them. */
export class SolidsInSight {
  readonly #tree: BoxTree;

  constructor(private readonly solids: readonly Pose[]) {
    const boxes = new Float64Array(solids.length * 6);
    for (const [number, { box }] of solids.entries()) {
      for (let axis = 0; axis < 3; axis += 1) {
        const reach =
          box[12] * Math.abs(box[3 + axis]) +
          box[13] * Math.abs(box[6 + axis]) +
          box[14] * Math.abs(box[9 + axis]);
        boxes[number * 6 + axis] = box[axis] - reach;
        boxes[number * 6 + 3 + axis] = box[axis] + reach;
      }
    }
    this.#tree = buildBoxTree(boxes);
  }

  /** Whether a solid other than `but` is met within `most` lengths of the ray's direction. */
  isBlocked(origin: Vector3, direction: Vector3, most: number, but: Pose): boolean {
    return anyAlongRay(this.#tree, origin, direction, most, (number) => {
      const solid = this.solids[number];
      return solid !== but && distanceToSolid(solid, origin, direction, most) !== undefined;
    });
  }
}
