import { OperandError, type Operator, operators, type Value } from '../plan/operators.js';
import type { Expression, LabelOutput, Operation } from '../plan/plan.js';
import { PlanError } from '../sampling/problems.js';

/** What is known of an object once its pixels are. */
export interface Measures {
  readonly visibility: number;
  readonly truncation: number;
  /** Pixels in which it is seen. */
  readonly area: number;
}

/** The labels that have an annotation for each object. */
const labelsOfObjects = new Set(['boxes', 'amodalBoxes', 'masks', 'keypoints', 'pose']);

/**
 * For each of the labels that are about objects, by its name: whether the annotation of an object is kept; true where the
 * label does not say. Numbers follow IEEE 754: what has no value (0 / 0) is neither more nor less than anything.
 * @throws PlanError if a `keep` is no condition on `visibility`, `truncation` and `area`
 */
export function keptBy(labels: readonly LabelOutput[], measures: Measures): Record<string, boolean> {
  const kept: Record<string, boolean> = {};
  for (const { label, properties, at } of labels) {
    if (!labelsOfObjects.has(label)) continue;
    const value = properties.keep === undefined ? true : evaluate(properties.keep, measures);
    if (typeof value !== 'boolean') {
      throw new PlanError('plan/invalid', `labels: the keep of ${label} is true or false.`, undefined, at);
    }
    kept[label] = value;
  }
  return kept;
}

/** What stands in a `keep`: constants, measures, and what is computed from them. */
function evaluate(node: Expression, measures: Measures): Value {
  if (typeof node !== 'object') return node;
  if ('measure' in node) {
    const { measure, at } = node;
    if (measure === 'visibility' || measure === 'truncation' || measure === 'area') return measures[measure];
    throw new PlanError('plan/unknown-name', `labels: there is no measure ${measure}.`, undefined, at);
  }
  if ('op' in node) return operate(node, measures);
  if ('test' in node) {
    return condition(node.test, measures) ? evaluate(node.then, measures) : evaluate(node.else, measures);
  }
  if ('tuple' in node) return node.tuple.map((each) => evaluate(each, measures));
  if ('low' in node) {
    return { low: evaluate(node.low, measures) as number, high: evaluate(node.high, measures) as number };
  }
  throw new PlanError(
    'plan/invalid',
    'labels: a keep is made of constants, visibility, truncation and area.',
    undefined,
    node.at,
  );
}

function operate(node: Operation, measures: Measures): Value {
  const { op, args, at } = node;
  if (op === 'and' || op === 'or') {
    for (const each of args) if (condition(each, measures) === (op === 'or')) return op === 'or';
    return op === 'and';
  }
  const operator: Operator | undefined = operators[op];
  if (operator === undefined) {
    throw new PlanError('plan/unknown-name', `labels: there is no operation ${op}.`, undefined, at);
  }
  const [least, most] = operator.arity;
  if (args.length < least || args.length > most) {
    throw new PlanError(
      'plan/invalid',
      `labels: ${op} does not take ${args.length} arguments.`,
      undefined,
      at,
    );
  }
  try {
    return operator.apply(args.map((each) => evaluate(each, measures)));
  } catch (error) {
    if (!(error instanceof OperandError)) throw error;
    throw new PlanError('plan/invalid', `labels: ${op}: ${error.message}`, undefined, at);
  }
}

function condition(node: Expression, measures: Measures): boolean {
  const value = evaluate(node, measures);
  if (typeof value === 'boolean') return value;
  const at = typeof node === 'object' ? node.at : undefined;
  throw new PlanError('plan/invalid', 'labels: a condition is true or false.', undefined, at);
}
