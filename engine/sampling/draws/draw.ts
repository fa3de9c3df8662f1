import type { Value } from '../../plan/operators.js';
import type { Distribution } from '../../plan/plan.js';
import type { Context } from '../program/context.js';
import type { Frame } from '../program/frame.js';
import { compileSpatialDraw } from '../spatial/draw.js';
import type { KeyNode } from '../streams/index.js';
import { compileCopula } from './copula.js';
import { compileFiles } from './files.js';
import { compilePick } from './pick.js';
import { compileProduct } from './product.js';
import { compileScalar } from './scalar.js';

/**
 * Draws a value at a key. The counter of its uniforms is the sample that is being made, `attempt`, and `block`.
 */
export type Draw = (frame: Frame, key: KeyNode, attempt: number, block: number) => Value;

export function compileDraw(node: Distribution, context: Context): Draw {
  if ('dist' in node) return compileScalar(node, context);
  if ('product' in node) return compileProduct(node, context);
  if ('copula' in node) return compileCopula(node, context);
  if ('files' in node) return compileFiles(node, context);
  if ('spatial' in node) return compileSpatialDraw(node, context);
  return compileComponentChoice(node, context);
}

/** A choice inside a product: its outcomes are values or draws at `#j.label`. */
function compileComponentChoice(node: Extract<Distribution, { choice: unknown }>, context: Context): Draw {
  const pick = compilePick(node, context);
  const outcomes = node.choice.map(({ label, term }): Draw => {
    if ('draw' in term) {
      const draw = context.nested(() => compileDraw(term.draw, context));
      return (frame, key, attempt, block) => draw(frame, key.child(label), attempt, block);
    }
    if (!('value' in term) || typeof term.value === 'object') {
      throw context.error(
        'plan/invalid',
        'The component of a tuple chooses between plain values and draws only.',
        term.at,
      );
    }
    const { value } = term;
    return () => value;
  });
  return (frame, key, attempt, block) => outcomes[pick(key, attempt, block)](frame, key, attempt, block);
}
