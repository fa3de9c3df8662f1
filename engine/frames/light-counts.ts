import type { Plan, Scene, Term } from '../plan/plan.js';
import { scenesOf } from '../plan/scenes.js';
import { roomFor } from '../scene/lights/light-uniforms.js';

/** The numbers of lights to make shaders for beforehand: those that a plan surely has. Others are made when they are met. */
export function lightCounts(plan: Plan): readonly number[] {
  return [...new Set(scenesOf(plan).flatMap(({ scene }) => countsOf(scene)))];
}

function countsOf(scene: Scene): readonly number[] {
  const ranges = scene.elements.filter(({ kind }) => kind === 'light').map(({ count }) => rangeOf(count));
  const least = ranges.reduce((sum, [low]) => sum + low, 0);
  const most = ranges.reduce((sum, [, high]) => sum + high, 0);
  const rooms = new Set<number>();
  for (let lights = least; lights <= Math.min(most, least + 3); lights += 1) rooms.add(roomFor(lights));
  return [...rooms];
}

/** The least and greatest number of instances, as far as the plan says it in so many words. */
function rangeOf(count: Term | undefined): readonly [low: number, high: number] {
  if (!count) return [1, 1];
  if ('value' in count && typeof count.value === 'number') return [count.value, count.value];
  if ('draw' in count && 'dist' in count.draw && count.draw.dist === 'whole') {
    const [low, high] = count.draw.args;
    if (typeof low === 'number' && typeof high === 'number') return [low, high];
  }
  return [1, 1];
}
