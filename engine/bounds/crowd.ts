import { isSolid } from '../plan/solid.js';
import type { Analysis } from './analysis.js';
import { type Extents, extentsOf } from './extents.js';
import type { ElementBounds, Position } from './position.js';
import { isPoint } from './range.js';

/** How much more than all its room is certainly too much: that of the rounding. */
const margin = 1 + 1e-9;

/**
 * Tells of instances that are too many for what they are placed on or inside of, even if they filled it without gaps
 * and were as small as they can be. Only where want of room has everything drawn anew, and of shapes that are known.
 */
export function checkCrowd(element: ElementBounds, position: Position, analysis: Analysis): void {
  const place = element.node.properties['place'];
  if (element.node.kind !== 'object' || !isSolid(element.node)) return;
  if (place === undefined || !('draw' in place) || !('spatial' in place.draw)) return;
  const { spatial, target, region, node, surface, volume, properties, at } = place.draw;
  if (typeof target !== 'object' || !('element' in target) || target.element.startsWith('@')) return;
  // Each instance may have another.
  if (target.index !== undefined || target.nearest !== undefined) return;
  if (region !== undefined || node !== undefined || surface || volume) return;
  if (element.node.when !== undefined || element.node.present !== undefined || element.within) return;
  if ((properties['crowded'] ?? 'redraw') !== 'redraw') return;
  const around = analysis.elements.get(target.element);
  const [own, room] = [extentsOf(element, analysis), around && extentsOf(around, analysis)];
  if (around === undefined || own === undefined || room === undefined) return;
  const count = element.count().outer[0];
  const [each, all] =
    spatial === 'inside' ? volumes(own, room) : spatial === 'on' ? areas(element, own, around, room) : [0, 0];
  if (!(count > 1 && each > 0 && count * each > all * margin)) return;
  const most = Math.floor((all / each) * margin);
  // That not even one fits is told by its lengths.
  if (most === 0) return;
  const fault = { kind: 'crowd', element: element.node.name, target: target.element, count } as const;
  analysis.collector.tell({ ...fault, most, at: at ?? place.at }, position);
}

type Need = readonly [each: number, all: number];

/** The least volume of a thing's bounds, and the greatest of those that it is in. */
function volumes(own: Extents, room: Extents): Need {
  return [own[0][0] * own[1][0] * own[2][0], room[0][1] * room[1][1] * room[2][1]];
}

/**
 * The least area on which an upright thing stands, and the greatest of a level surface, with a border as wide as half of
 * the thing's greatest diagonal, since its origin alone is above it.
 */
function areas(element: ElementBounds, own: Extents, around: ElementBounds, room: Extents): Need {
  // Of a box or a plane that is upright, only the level top is stood on; boxes of no height do not overlap.
  if (!isLevel(around) || !isUpright(element) || !isUpright(around) || !(own[1][0] > 0)) return [0, 0];
  const border = Math.sqrt(own[0][1] * own[0][1] + own[2][1] * own[2][1]);
  return [own[0][0] * own[2][0], (room[0][1] + border) * (room[2][1] + border)];
}

function isLevel({ node }: ElementBounds): boolean {
  const { asset } = node;
  if (asset === undefined || !('value' in asset)) return false;
  const { value } = asset;
  return typeof value === 'object' && 'block' in value && (value.block === 'box' || value.block === 'plane');
}

function isUpright({ node, scope, within }: ElementBounds): boolean {
  return ['pitch', 'roll', 'rotation'].every((name) => {
    if (node.properties[name] === undefined) return within === undefined;
    const bounds = scope.members.get(name)?.get();
    return bounds?.kind === 'number' && isPoint(bounds.outer) && bounds.outer[0] === 0;
  });
}
