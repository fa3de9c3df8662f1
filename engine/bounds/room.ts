import type { Analysis } from './analysis.js';
import { extentsOf, leastReach } from './extents.js';
import type { ElementBounds, Position } from './position.js';

const axes = ['x', 'y', 'z'] as const;

/** Lengths that differ by less are the same, in metres. */
const exactFit = 1e-9;

/** Tells of a thing that is never as small as what it is placed `inside` of. */
export function checkRoom(element: ElementBounds, position: Position, analysis: Analysis): void {
  const place = element.node.properties['place'];
  if (place === undefined || !('draw' in place) || !('spatial' in place.draw)) return;
  const { spatial, target, region, at } = place.draw;
  // In a region of space only the origin is inside.
  if (spatial !== 'inside' || region !== undefined || typeof target !== 'object' || !('element' in target))
    return;
  const room = analysis.elements.get(target.element);
  if (room === undefined || element.node.kind !== 'object') return;
  const [own, around] = [extentsOf(element, analysis), extentsOf(room, analysis)];
  if (own === undefined || around === undefined) return;
  // Turned against each other, the thing is turned as far as it goes.
  const least = leastReach(own, element);
  const asTurned = leastReach(around, room).every((reach, axis) => reach === around[axis][0]);
  const smallest = Math.min(...least);
  for (const [axis, name] of axes.entries()) {
    const reach = asTurned ? least[axis] : smallest;
    const most = around[axis][1];
    if (!(reach > most + exactFit)) continue;
    const fault = { kind: 'room', element: element.node.name, target: target.element, axis: name } as const;
    analysis.collector.tell({ ...fault, least: reach, most, at: at ?? place.at }, position);
    return;
  }
}
