import { type OrientedBox, orientedBoxesOverlap } from '../../geometry/index.js';
import { rejection } from '../problems.js';
import type { ElementSite } from '../program/element.js';
import type { Frame } from '../program/frame.js';
import type { Pose } from './pose.js';

/** The poses from which an object that is placed keeps its distance. */
export class Neighbours {
  /** @param solid whether the object keeps clear of their bounds, not only of their centres */
  constructor(
    private readonly poses: readonly Pose[],
    private readonly solid: boolean,
  ) {}

  /** Whether a box keeps its distance from all solids, but for the one that carries it. */
  isFree(box: OrientedBox, gap: number, carrier: Frame | undefined): boolean {
    if (!this.solid) return true;
    for (const pose of this.poses) {
      if (orientedBoxesOverlap(box, pose.box, gap) && pose.frame !== carrier) return false;
    }
    return true;
  }

  /** Whether the centre of a thing's bounds keeps its distance from those of the instances of its element. */
  isApart({ frame, box }: Pose, spacing: number): boolean {
    if (spacing === 0) return true;
    for (const pose of this.poses) {
      if (pose.frame.plate !== frame.plate) continue;
      const [x, y, z] = [box[0] - pose.box[0], box[1] - pose.box[1], box[2] - pose.box[2]];
      if (x * x + y * y + z * z < spacing * spacing) return false;
    }
    return true;
  }
}

/** The instances of an element that are placed before one of them. */
export function kinBefore(element: ElementSite, { index }: Frame): Pose[] {
  const poses: Pose[] = [];
  for (let before = 0; before < index; before += 1) {
    const frame = element.frame(before);
    if (!element.exists(frame)) continue;
    const pose = element.poseSlot.read(frame);
    if (pose.crowded) throw rejection;
    if (!pose.dropped) poses.push(pose);
  }
  return poses;
}
