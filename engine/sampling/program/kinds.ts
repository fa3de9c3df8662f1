/** Checks of a value's kind whose failure makes the sample a hole that names the address. */
import { describe, type Value } from '../../plan/operators.js';
import { HoleSignal } from '../problems.js';
import type { Context } from './context.js';
import type { Frame } from './frame.js';

export function asBoolean(value: Value, frame: Frame, context: Context): boolean {
  if (typeof value !== 'boolean') throw wrongKind('true or false', value, frame, context);
  return value;
}

export function asNumber(value: Value, frame: Frame, context: Context): number {
  if (typeof value !== 'number') throw wrongKind('a number', value, frame, context);
  return value;
}

export function wrongKind(
  needed: string,
  value: Value | undefined,
  frame: Frame,
  context: Context,
): HoleSignal {
  const address = context.addressIn(frame);
  return new HoleSignal('wrong-kind', `${address} needs ${needed}, not ${describe(value)}.`, address);
}
