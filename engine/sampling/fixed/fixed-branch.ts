import type { Choice, SourceRange } from '../../plan/plan.js';
import type { Frame } from '../program/frame.js';
import type { Slot } from '../program/slot.js';
import { cantBe } from './fixed-values.js';

/** The number of the branch that is set by hand, by its label; undefined where none is. @throws HoleSignal */
export function compileFixedBranch(
  slot: Slot<number>,
  node: Choice,
  at: SourceRange | undefined,
): (frame: Frame) => number | undefined {
  const { program } = slot.plate;
  return (frame) => {
    if (program.fixed.size === 0) return undefined;
    const address = slot.addressIn(frame);
    const value = program.fixed.get(address);
    if (value === undefined) return undefined;
    const branch = node.choice.findIndex(({ label, weight }) => label === value && weight > 0);
    if (branch >= 0) return branch;
    const labels = node.choice.filter(({ weight }) => weight > 0).map(({ label }) => label);
    throw cantBe(address, value, labels.join(', '), at);
  };
}
