import { type OrientedBox, orientedBoxesOverlap } from '../../geometry/index.js';
import { rejection } from '../problems.js';
import type { ElementSite } from '../program/element.js';
import type { Frame } from '../program/frame.js';
import type { Pose } from './pose.js';

/**
 * The solids that stand in the world so far, in the order of placing. A new sample, and a new attempt of a cell that
 * places something, begin anew; poses that are still valid are then taken over as they are.
 */
export class Solids {
  /** All objects in the order of placing. */
  order: readonly ElementSite[] = [];
  readonly #poses: Pose[] = [];
  #element = 0;
  #instance = 0;
  #version = 0;

  restart(): void {
    this.#poses.length = 0;
    this.#element = 0;
    this.#instance = 0;
    this.#version += 1;
  }

  /** Places all that comes before an instance. */
  placeBefore(element: ElementSite, frame: Frame): void {
    const last = element.placed;
    while (this.#element < last || (this.#element === last && this.#instance < frame.index)) {
      const version = this.#version;
      const next = this.order[this.#element];
      const count = next.instances;
      const instance = this.#instance < count ? next.frame(this.#instance) : undefined;
      const pose = instance !== undefined && next.exists(instance) ? next.poseSlot.read(instance) : undefined;
      // Reading may have solved the cell that it is in, and so begun anew.
      if (version !== this.#version) continue;
      if (pose?.crowded) throw rejection;
      if (pose !== undefined && !pose.dropped) this.#poses.push(pose);
      this.#instance += 1;
      if (instance !== undefined) continue;
      this.#element += 1;
      this.#instance = 0;
    }
  }

  /** Whether a box keeps its distance from all solids, but for the one that carries it. */
  isFree(box: OrientedBox, gap: number, carrier: Frame | undefined): boolean {
    for (const pose of this.#poses) {
      if (orientedBoxesOverlap(box, pose.box, gap) && pose.frame !== carrier) return false;
    }
    return true;
  }

  /** Whether the centre of a thing's bounds keeps its distance from those of the instances of its element. */
  isApart({ frame, box }: Pose, spacing: number): boolean {
    if (spacing === 0) return true;
    for (const pose of this.#poses) {
      if (pose.frame.plate !== frame.plate) continue;
      const [x, y, z] = [box[0] - pose.box[0], box[1] - pose.box[1], box[2] - pose.box[2]];
      if (x * x + y * y + z * z < spacing * spacing) return false;
    }
    return true;
  }
}
