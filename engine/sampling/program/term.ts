import type { Term } from '../../plan/plan.js';
import { drawSite } from '../draws/draw-site.js';
import { samplingLimits } from '../limits.js';
import { PlanError, type PlanErrorCode } from '../problems.js';
import { BlockSite } from './block.js';
import { literal } from './expression.js';
import type { Place } from './place.js';
import type { Site } from './site.js';
import { BlockTermSite, ConditionalSite, ConstantSite, ExpressionSite } from './sites.js';
import { useSite } from './use.js';

/**
 * The site of a term. A use of a template T stands at `.T`; a block or a record that is written out stands where its term
 * does.
 */
export function termSite(place: Place, term: Term, nesting = 0): Site {
  if (nesting > samplingLimits.nesting)
    throw errorAt(place, 'plan/too-deep', 'Terms stand too deep inside one another.');
  if ('draw' in term) return drawSite(place, term.draw, term.at);
  if ('if' in term)
    return new ConditionalSite(place, term, (inner, node) => termSite(inner, node, nesting + 1));
  const node = term.value;
  const value = literal(node);
  if (value !== undefined) return new ConstantSite(value);
  if (typeof node !== 'object') throw errorAt(place, 'plan/invalid', 'A value is missing.');
  if ('block' in node || 'record' in node) return new BlockTermSite(place, new BlockSite(place, node));
  if ('use' in node) {
    const template = place.plate.program.template(node.use);
    if (template === undefined)
      throw errorAt(place, 'plan/unknown-name', `There is no template ${node.use}.`);
    return useSite(place, node, template, nesting + 1);
  }
  if ('test' in node) {
    const branches = { if: node.test, then: { value: node.then }, else: { value: node.else } };
    return new ConditionalSite(place, branches, (inner, branch) => termSite(inner, branch, nesting + 1));
  }
  return new ExpressionSite(place, node);
}

function errorAt(place: Place, code: PlanErrorCode, message: string): PlanError {
  return new PlanError(code, message, place.plate.pattern + place.path.text);
}
