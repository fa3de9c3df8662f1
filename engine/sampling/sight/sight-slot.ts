import type { Pose } from '../placement/pose.js';
import { below } from '../program/place.js';
import type { Program } from '../program/program.js';
import { derivedSlot } from '../program/sites.js';
import type { Slot } from '../program/slot.js';
import { SolidsInSight } from './solids-in-sight.js';

/** All solids of the world, arranged once for all rays of an attempt. It depends on the place of every object. */
export function sightSlot(program: Program): Slot<SolidsInSight> {
  const objects = program.elements.filter(({ node }) => node.kind === 'object');
  const slot = derivedSlot(below(program.place, '@sight'), (context) => {
    for (const object of objects) {
      object.dependOnExistence(context, 'all');
      object.dependOnPose(context, 'all');
    }
    return () => {
      const solids: Pose[] = [];
      for (const object of objects) {
        const count = object.instances;
        for (let index = 0; index < count; index += 1) {
          const instance = object.frame(index);
          if (object.isThere(instance)) solids.push(object.poseIn(instance));
        }
      }
      return new SolidsInSight(solids);
    };
  });
  slot.shared = true;
  return slot;
}
