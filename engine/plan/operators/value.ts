/** What an expression of a plan evaluates to. Colours are linear sRGB triples, vectors and lists are arrays. */
export type Value = number | boolean | string | readonly Value[] | IntervalValue | Thing;

/** A pair of bounds. */
export interface IntervalValue {
  readonly low: number;
  readonly high: number;
}

/** What operators pass on but never look into: a run of a block, a record, an element. */
export interface Thing {
  readonly thing: string;
}

/** An operand of the wrong kind or size: the fault of whoever made the plan. */
export class OperandError extends Error {
  override readonly name = 'OperandError';
}

export function isInterval(value: Value | undefined): value is IntervalValue {
  return typeof value === 'object' && !Array.isArray(value) && 'low' in value;
}

export function toNumber(value: Value | undefined): number {
  if (typeof value !== 'number') throw new OperandError(`A number is needed, not ${describe(value)}.`);
  return value;
}

export function toBoolean(value: Value | undefined): boolean {
  if (typeof value !== 'boolean') throw new OperandError(`True or false is needed, not ${describe(value)}.`);
  return value;
}

/** A tuple of numbers, of `size` components if given. */
export function toNumbers(value: Value | undefined, size?: number): readonly number[] {
  if (!Array.isArray(value) || (size !== undefined && value.length !== size)) {
    throw new OperandError(
      `A tuple of ${size === undefined ? '' : `${size} `}numbers is needed, not ${describe(value)}.`,
    );
  }
  for (const component of value) toNumber(component);
  return value as readonly number[];
}

/** Whether every number in the value is finite. */
export function isFiniteValue(value: Value): boolean {
  if (typeof value === 'number') return value - value === 0;
  if (Array.isArray(value)) return value.every(isFiniteValue);
  if (isInterval(value)) return isFiniteValue(value.low) && isFiniteValue(value.high);
  return true;
}

/** A value as it stands in messages. */
export function describe(value: Value | undefined): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `(${value.map(describe).join(', ')})`;
  if (isInterval(value)) return `${value.low} .. ${value.high}`;
  if (typeof value === 'object') return `a ${(value as Thing).thing}`;
  return typeof value === 'string' ? `"${value}"` : String(value);
}
