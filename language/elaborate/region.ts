import type { Expression as PlanExpression, Spatial } from '../../engine/plan/plan.js';
import { pathFault } from '../../engine/plan/shapes/path.js';
import { polygonFault } from '../../engine/plan/shapes/polygon.js';
import type { Expression } from '../generated/ast.js';
import { findKind, type Kind } from '../words/catalogue.js';
import type { Context } from './context.js';
import { headName } from './draw-shape.js';
import { writtenProperties } from './place-body.js';
import type { Scope } from './scope.js';
import { isConstant } from './typed.js';

/** The region of space that is meant by `sphere { … }`, unless an author has taken the name. */
export function namedRegion(context: Context, node: Expression, scope: Scope): Kind | undefined {
  if (node.$type !== 'Ref' && node.$type !== 'Construct') return undefined;
  const name = headName(node);
  if (name === undefined || name === 'region' || scope.lookup(name)) return undefined;
  return findKind(context.catalogue, 'region', name);
}

/** `sphere { around = table; radius = 1m }` of `inside(…)`: what stands for it in the placement. */
export function elaborateRegion(
  context: Context,
  kind: Kind,
  node: Expression,
  scope: Scope,
): Pick<Spatial, 'region' | 'target' | 'properties'> | undefined {
  const body = node.$type === 'Construct' ? node.body : undefined;
  const written = writtenProperties(context, kind, node, body, scope);
  if (!written) return undefined;
  const { around, ...properties } = written;
  const { points } = properties;
  if (points !== undefined && !checkPoints(context, points, polygonFault, 'The polygon', node, scope))
    return undefined;
  const region = kind.name as Spatial['region'];
  return { region, ...(around === undefined ? {} : { target: around }), properties };
}

/** Tells points that are no path, where they are known. */
export function checkPath(context: Context, plan: PlanExpression, node: Expression, scope: Scope): boolean {
  const known = node.$type === 'Ref' ? (fixedValue(node.name, scope) ?? plan) : plan;
  return checkPoints(context, known, pathFault, 'The path', node, scope);
}

/** What a variable is fixed to. */
function fixedValue(name: string, scope: Scope): PlanExpression | undefined {
  const symbol = scope.lookup(name);
  if (symbol?.kind !== 'variable') return undefined;
  const { term } = symbol.variable.resolved.get();
  return 'value' in term ? term.value : undefined;
}

function checkPoints(
  context: Context,
  plan: PlanExpression,
  faultOf: (points: readonly (readonly number[])[]) => string | undefined,
  what: string,
  node: Expression,
  scope: Scope,
): boolean {
  if (!isConstant(plan) || typeof plan !== 'object' || !('tuple' in plan)) return true;
  const points = plan.tuple.map((point) => (point as { tuple: readonly number[] }).tuple);
  const problem = faultOf(points);
  if (problem !== undefined) context.report('place/points', scope, node, { what, problem });
  return problem === undefined;
}
