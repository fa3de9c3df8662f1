import { samplingLimits } from './limits.js';
import type { ElementSite } from './program/element.js';
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
    if (isFurtherRun(each)) continue;
    element = each.node.name;
    if (!each.variables(visit)) return descriptions;
  }
  return descriptions;
}

/** Whether it stands in a run of a group that is not the first: its variables have the patterns of that one. */
function isFurtherRun(element: ElementSite): boolean {
  for (let each: ElementSite | undefined = element; each !== undefined; each = each.outer.group)
    if ((each.run ?? 0) > 0) return true;
  return false;
}
