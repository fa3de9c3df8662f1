import type {
  DomainFault,
  Fault,
  Limits,
  OutsideFault,
  Range,
  UndefinedFault,
} from '../../engine/bounds/index.js';
import type { DiagnosticCode, Words } from '../diagnostics/catalogue.js';
import type { Catalogue } from '../words/catalogue.js';
import { authorUnit, dimensionOf, inUnit, rangeInUnit } from './author-unit.js';
import { cutOff, rarity } from './cut-off.js';
import { propertyOf } from './words.js';

/** A fault of the plan in the author's words; `text` is what was written there. */
export interface ToldFault {
  readonly code: DiagnosticCode;
  readonly words: Words;
  /** What could stand there instead. */
  readonly replacement?: string;
}

/** @param scenes the names of those in which it is so, where it is not so in all */
export function toldFault(
  fault: Fault,
  text: string,
  scenes: readonly string[],
  catalogue: Catalogue,
): ToldFault {
  switch (fault.kind) {
    case 'outside':
      return outside(fault, text, catalogue);
    case 'domain':
      return domain(fault, text, catalogue);
    case 'undefined':
      return withoutValue(fault, text);
    case 'require':
      return {
        code: fault.holds === 'never' ? 'require/never' : 'require/always',
        words: {
          name: fault.name,
          where: scenes.length > 0 ? ` of ${scenes.join(' and ')}` : '',
          // They are those of one scene.
          sides: scenes.length > 1 ? '' : sides(fault.sides, text),
        },
      };
    case 'branch':
      return { code: 'condition/decided', words: { holds: fault.holds, sides: sides(fault.sides, text) } };
    case 'crowd': {
      const { element, target, count, most } = fault;
      return { code: 'place/too-many', words: { element, target, count: `${count}`, most: `${most}` } };
    }
    case 'room': {
      const { element, target, axis } = fault;
      const unit = authorUnit(text, 'm');
      const [least, most] = [inUnit(fault.least, unit), inUnit(fault.most, unit)];
      return { code: 'place/no-room', words: { element, target, axis, least, most } };
    }
  }
}

function outside(fault: OutsideFault, text: string, catalogue: Catalogue): ToldFault {
  const { owner, property, limits, certain, range, normal } = fault;
  const unit = authorUnit(text, dimensionOf(propertyOf(catalogue, owner, property)?.type));
  const words = { name: property, due: dueOf(limits, unit) };
  if (certain) {
    return {
      code: 'property/out-of-range',
      words: { ...words, found: `this is always ${rangeInUnit(range, unit)}` },
    };
  }
  const chance = normal ? ` (about ${rarity(normal, limits)})` : '';
  const replacement = normal && cutOff(text, normal, limits, unit);
  const found = `this can be ${inUnit(farthest(range, limits), unit)}${chance}`;
  return { code: 'property/may-be-outside', words: { ...words, found }, ...(replacement && { replacement }) };
}

export function dueOf({ minimum, above, maximum, below }: Limits, unit: string): string {
  return [
    minimum !== undefined && `at least ${inUnit(minimum, unit)}`,
    above !== undefined && `above ${inUnit(above, unit)}`,
    maximum !== undefined && `at most ${inUnit(maximum, unit)}`,
    below !== undefined && `below ${inUnit(below, unit)}`,
  ]
    .filter((each) => each !== false)
    .join(' and ');
}

/** The end of a range that is outside. */
function farthest([low, high]: Range, { minimum, above }: Limits): number {
  const isBelow = (minimum !== undefined && low < minimum) || (above !== undefined && low <= above);
  return isBelow ? low : high;
}

function domain(fault: DomainFault, text: string, catalogue: Catalogue): ToldFault {
  const { name, condition, values, certain } = fault;
  const parameters = catalogue.distributions.get(name)?.parameters ?? [];
  const unitOf = (parameter: string) => {
    const isPlain = parameters.some((each) => each.name === parameter && each.type.kind !== 'scheme');
    return isPlain ? '' : authorUnit(text, undefined);
  };
  const told = values.map((each) => `${each.name} is ${rangeInUnit(each.range, unitOf(each.name))}`);
  return {
    code: certain ? 'call/domain' : 'call/may-be-outside',
    words: { name: name === '..' ? 'low .. high' : name, condition, values: told.join(' and ') },
  };
}

const needs: Readonly<Record<string, string>> = {
  div: 'a divisor that is not 0',
  mod: 'a divisor that is not 0',
  sqrt: 'a number that is not negative',
  log: 'a number above 0',
  asin: 'a number from -1 to 1',
  acos: 'a number from -1 to 1',
};

function withoutValue({ op, range, certain }: UndefinedFault, text: string): ToldFault {
  // The units of an argument are not those of the result, so that only numbers without any are told.
  const isPlain = authorUnit(text, undefined) === '';
  const found = isPlain ? `, and this one is ${rangeInUnit(range, '')}` : '';
  const problem = `it needs ${needs[op]}${found}`;
  return certain
    ? { code: 'number/not-finite', words: { problem } }
    : { code: 'number/may-not-be-finite', words: { problem } };
}

/** What both sides of a comparison can be; nothing where its units leave open what it compares. */
function sides(ranges: readonly [left: Range, right: Range] | undefined, text: string): string {
  if (ranges === undefined) return '';
  const outside = withoutParentheses(text);
  const unit = authorUnit(outside, undefined);
  if (unit === '' && authorUnit(text, undefined) !== '') return '';
  const [left, right] = ranges.map((range) => rangeInUnit(range, unit));
  return `: the left side is ${left}, the right side ${right}`;
}

/** What is in the parentheses of a call may have other units than the call. */
function withoutParentheses(text: string): string {
  let depth = 0;
  let result = '';
  for (const character of text) {
    if (character === ')') depth -= 1;
    if (depth <= 0) result += character;
    if (character === '(') depth += 1;
  }
  return result;
}
