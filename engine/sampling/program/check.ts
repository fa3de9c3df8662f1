import { describeVariables } from '../describe.js';
import { samplingLimits } from '../limits.js';
import { PlanError } from '../problems.js';
import type { Program } from './program.js';
import type { Dependency, Slot } from './slot.js';

/**
 * Compiles what a plan says, of all branches (of plans with very many variables, the first ones), and looks for values
 * that need themselves, or too long a chain of others.
 * @throws PlanError
 */
export function checkProgram(program: Program): void {
  describeVariables(program);
  const heights = new Map<Slot, number>();
  // More slots come to light as bodies are compiled.
  for (let index = 0; index < program.slots.length; index += 1) measure(program.slots[index], heights);
}

interface Step {
  readonly slot: Slot;
  readonly dependencies: readonly Dependency[];
  next: number;
}

/** The longest chain of values below a slot, without recursion. */
function measure(start: Slot, heights: Map<Slot, number>): void {
  if (heights.has(start)) return;
  const open = new Set<Slot>([start]);
  const path: Step[] = [{ slot: start, dependencies: certain(start), next: 0 }];
  while (path.length > 0) {
    const step = path[path.length - 1];
    if (step.next < step.dependencies.length) {
      const { slot } = step.dependencies[step.next];
      step.next += 1;
      if (open.has(slot))
        throw new PlanError('plan/cycle', `${slot.pattern} depends on itself.`, slot.pattern);
      if (heights.has(slot)) continue;
      open.add(slot);
      path.push({ slot, dependencies: certain(slot), next: 0 });
      continue;
    }
    let height = 0;
    for (const { slot } of step.dependencies) height = Math.max(height, (heights.get(slot) ?? 0) + 1);
    if (height > samplingLimits.depth) {
      const message = `${step.slot.pattern} depends on a chain of more than ${samplingLimits.depth} values.`;
      throw new PlanError('plan/too-deep', message, step.slot.pattern);
    }
    heights.set(step.slot, height);
    open.delete(step.slot);
    path.pop();
  }
}

/** Without what may be another instance of the same element, whose values are others. */
function certain(slot: Slot): readonly Dependency[] {
  return slot.body.dependencies.filter(
    ({ slot: other, through }) => through === 'own' || other.plate !== slot.plate || !other.plate.many,
  );
}
