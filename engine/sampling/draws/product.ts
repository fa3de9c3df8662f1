import { isFiniteValue, OperandError, operators, type Value } from '../../plan/operators.js';
import type { Product } from '../../plan/plan.js';
import { HoleSignal } from '../problems.js';
import type { Context } from '../program/context.js';
import { compileExpression } from '../program/expression.js';
import type { Frame } from '../program/frame.js';
import { compileDraw, type Draw } from './draw.js';

/** Independent components, each drawn at its own `#j`. */
export function compileProduct(node: Product, context: Context): Draw {
  const components = node.product.map((component, index): Draw => {
    if ('fixed' in component) {
      const evaluate = compileExpression(component.fixed, context);
      return (frame) => evaluate(frame);
    }
    const draw = context.nested(() => compileDraw(component, context));
    return (frame, key, attempt, block) => draw(frame, key.component(index), attempt, block);
  });
  const finish = compileApply(node, context);
  return (frame, key, attempt, block) => {
    const values: Value[] = [];
    for (const draw of components) values.push(draw(frame, key, attempt, block));
    return finish(values, frame);
  };
}

function compileApply(node: Product, context: Context): (values: readonly Value[], frame: Frame) => Value {
  if (node.apply === undefined) return (values) => values;
  const operator = operators[node.apply];
  if (operator === undefined)
    throw context.error('plan/unknown-name', `There is no function ${node.apply}.`, node.at);
  const [least, most] = operator.arity;
  if (node.product.length < least || node.product.length > most) {
    throw context.error(
      'plan/invalid',
      `${node.apply} does not take ${node.product.length} components.`,
      node.at,
    );
  }
  return (values, frame) => {
    const address = context.addressIn(frame);
    try {
      const result = operator.apply(values);
      if (isFiniteValue(result)) return result;
    } catch (error) {
      if (!(error instanceof OperandError)) throw error;
      throw new HoleSignal('wrong-kind', `${address}: ${node.apply}: ${error.message}`, address, node.at);
    }
    throw new HoleSignal('not-finite', `${address}: ${node.apply} has no finite value.`, address, node.at);
  };
}
