import type { AstNode } from 'langium';
import type { Expression } from '../../language/generated/ast.js';
import { parseQuantity } from '../../language/types/units.js';
import { nodesAround } from '../source/tree.js';
import { quantityText } from './quantity-text.js';
import { type Refactoring, replaced, type Selected } from './refactoring.js';

/** How far to each side of a constant its distribution reaches, as a share of it. */
const spread = 0.2;

interface Tail {
  readonly node: AstNode;
  readonly value: Expression;
  readonly random: boolean;
}

/** Draws round a constant, or fixes what is drawn at its mean. */
export function constantOrDraw({ text, main, start, end }: Selected): Refactoring[] {
  const tail = tailAt(nodesAround(main, start, end));
  if (!tail) return [];
  const { node, value, random } = tail;
  const valueAt = main.place(value);
  const before = main.place(node).start;
  const from = before + text.slice(before, valueAt.start).lastIndexOf(random ? '~' : '=');
  const write = (words: string) => replaced(text, { start: from, end: valueAt.end, text: words });
  if (random) {
    const mean = meanOf(value);
    if (!mean) return [];
    const exact = quantityText(mean.value, mean.unit);
    const whole = quantityText(Math.round(mean.value), mean.unit);
    if (exact === undefined) return [];
    const texts = [exact, ...(mean.unit === '' && whole !== undefined ? [whole] : [])].map((words) =>
      write(`= ${words}`),
    );
    return [{ title: 'Fix it at the mean of its distribution', kind: 'refactor.rewrite', texts }];
  }
  const quantity = quantityOf(value);
  if (!quantity || quantity.value === 0) return [];
  const { value: middle, unit } = quantity;
  const reach = Math.abs(middle) * spread;
  const texts = [reach, Math.max(1, Math.round(reach))].flatMap((width, at) => {
    // The second, in whole numbers, is for what is counted.
    if (at === 1 && unit !== '') return [];
    const low = quantityText(rounded(middle - width), unit);
    const high = quantityText(rounded(middle + width), unit);
    return low === undefined || high === undefined ? [] : [write(`~ ${low} .. ${high}`)];
  });
  // Of what is a whole number by its text, whole bounds come first.
  if (Number.isInteger(middle)) texts.reverse();
  return texts.length > 0 ? [{ title: 'Draw it round this value', kind: 'refactor.rewrite', texts }] : [];
}

/** Without the last bits, which sums leave behind. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

function tailAt(around: readonly AstNode[]): Tail | undefined {
  const node = around.find(({ $type }) => ['Let', 'Entry', 'Element'].includes($type));
  const tail = node as unknown as { value?: Expression; random?: boolean; fixed?: boolean } | undefined;
  if (!node || !tail?.value?.$cstNode || !(tail.random || tail.fixed)) return undefined;
  return { node, value: tail.value, random: tail.random === true };
}

interface Known {
  readonly value: number;
  readonly unit: string;
}

function quantityOf(node: Expression | undefined): Known | undefined {
  if (node?.$type === 'Unary' && node.operator === '-') {
    const inner = quantityOf(node.operand);
    return inner && { ...inner, value: -inner.value };
  }
  if (node?.$type !== 'Quantity') return undefined;
  const quantity = parseQuantity(node.text);
  return quantity.ok ? { value: quantity.value, unit: quantity.unit } : undefined;
}

/** The means of distributions, of their parameters' values in the order of the reference. */
const means: Readonly<Record<string, (...values: number[]) => number>> = {
  uniform: (low, high) => (low! + high!) / 2,
  normal: (mean) => mean!,
  triangular: (low, mode, high) => (low! + mode! + high!) / 3,
  exponential: (mean) => mean!,
  poisson: (mean) => mean!,
  gamma: (shape, scale) => shape! * scale!,
  beta: (a, b) => a! / (a! + b!),
  binomial: (trials, probability) => trials! * probability!,
  geometric: (probability) => 1 / probability! - 1,
  vonMises: (mean) => mean!,
};

function meanOf(value: Expression): Known | undefined {
  if (value.$type === 'RangeExpression') return meanOfCall('uniform', [value.low, value.high]);
  if (value.$type !== 'Call' || value.target.$type !== 'Ref') return undefined;
  const { name } = value.target;
  const [first] = value.args;
  if (name === 'whole' && first?.value.$type === 'RangeExpression')
    return meanOfCall('uniform', [first.value.low, first.value.high]);
  return meanOfCall(
    name,
    value.args.map((argument) => argument.value),
  );
}

function meanOfCall(name: string, args: readonly Expression[]): Known | undefined {
  const mean = Object.hasOwn(means, name) ? means[name] : undefined;
  const known = args.map(quantityOf);
  if (!mean || known.length < mean.length || !known.every((each) => each !== undefined)) return undefined;
  // The mean is in the unit of the parameters that have one; `%` is none of a count.
  const unit = known.find((each) => each.unit !== '' && each.unit !== '%')?.unit ?? '';
  return { value: rounded(mean(...known.map((each) => each.value))), unit };
}
