import { samplingLimits } from './limits.js';
import type { Program } from './program/program.js';
import type { Slot } from './program/slot.js';
import type { VariableDescription } from './sampler.js';

/** The random variables of a program, of all branches, in the order of declaration. */
export function describeVariables(program: Program): readonly VariableDescription[] {
  const descriptions: VariableDescription[] = [];
  let element: string | undefined;
  const visit = (slot: Slot): boolean => {
    for (const { pattern, distribution, at } of slot.options.draws ?? []) {
      descriptions.push({
        pattern,
        distribution,
        ...(at === undefined ? {} : { at }),
        ...(element === undefined ? {} : { element }),
      });
    }
    return descriptions.length < samplingLimits.describedVariables;
  };
  for (const site of program.lets.values()) if (!site().variables(visit)) return descriptions;
  for (const each of program.elements) {
    element = each.node.name;
    if (!each.variables(visit)) return descriptions;
  }
  return descriptions;
}
