import { describe, type Value } from '../../plan/operators.js';
import type { Distribution, SourceRange } from '../../plan/plan.js';
import { HoleSignal } from '../problems.js';
import { once } from '../program/block.js';
import type { Context } from '../program/context.js';
import type { Frame } from '../program/frame.js';
import type { Slot } from '../program/slot.js';
import type { Plain } from '../sample.js';
import { compileSupport } from './support.js';

/**
 * Values that somebody sets by hand, by the addresses of their variables. They take the place of what would be drawn
 * there; every other uniform number stays as it is. Addresses at which a world draws nothing are passed over.
 */
export type FixedValues = ReadonlyMap<string, Plain>;

export const nothingFixed: FixedValues = new Map();

/** What is set by hand instead of a slot's draw; undefined where nothing is. @throws HoleSignal for no value of the draw */
export function compileFixedValue(
  slot: Slot<Value>,
  node: Distribution,
  at: SourceRange | undefined,
  context: Context,
): (frame: Frame) => Value | undefined {
  const { program } = slot.plate;
  // Few variables are ever set: their supports are compiled when that happens.
  const support = once(() => compileSupport(node, context));
  return (frame) => {
    if (program.fixed.size === 0) return undefined;
    const address = slot.addressIn(frame);
    const value = program.fixed.get(address);
    if (value === undefined) return undefined;
    const fault = support()(value, frame);
    if (fault !== undefined) throw cantBe(address, value, fault, at);
    return value as Value;
  };
}

/** @param fault what there is instead, as `numbers from 0 to 1` */
export function cantBe(
  address: string,
  value: Plain,
  fault: string,
  at: SourceRange | undefined,
): HoleSignal {
  const message = `${address} can't be set to ${describe(value as Value)}: here are only ${fault}.`;
  return new HoleSignal('out-of-range', message, address, at);
}
