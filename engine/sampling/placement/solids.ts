import { rejection } from '../problems.js';
import type { ElementSite } from '../program/element.js';
import type { Frame } from '../program/frame.js';
import { kinBefore, Neighbours } from './neighbours.js';
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

  /** What an instance keeps clear of: of a solid, the solids before it; else, the instances before it of its own element. */
  before(element: ElementSite, frame: Frame): Neighbours {
    if (!element.solid)
      return new Neighbours(element.placeSource().spaced ? kinBefore(element, frame) : [], false);
    this.#placeBefore(element, frame);
    return new Neighbours(this.#poses, true);
  }

  /** Places all solids that come before an instance. */
  #placeBefore(element: ElementSite, frame: Frame): void {
    const last = element.placed;
    while (this.#element < last || (this.#element === last && this.#instance < frame.index)) {
      const version = this.#version;
      const next = this.order[this.#element];
      const count = next.solid ? next.instances : 0;
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
}
