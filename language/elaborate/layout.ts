import type { Expression as PlanExpression, Spatial } from '../../engine/plan/plan.js';
import type { Expression } from '../generated/ast.js';
import { lengthVector } from '../types/type.js';
import { findKind, type Kind } from '../words/catalogue.js';
import type { Context } from './context.js';
import type { Drawn } from './draw.js';
import { headName } from './draw-shape.js';
import { flatten } from './guards.js';
import { writtenProperties } from './place-body.js';
import type { Scope } from './scope.js';
import { failed, type Typed } from './typed.js';

/** The placements that put each instance where its number says. */
export const layouts: ReadonlySet<string> = new Set(['grid', 'row']);

/** Whether a kind is one of them. */
export function isLayout(kind: Kind): boolean {
  return kind.family === 'placement' && layouts.has(kind.name);
}

/** The layout that an expression names, unless an author has taken the name. */
export function namedLayout(context: Context, node: Expression, scope: Scope): Kind | undefined {
  const name = headName(node);
  if (name === undefined || !layouts.has(name) || scope.lookup(name)) return undefined;
  return findKind(context.catalogue, 'placement', name);
}

/** Whether a layout is a distribution: only `jitter` draws. */
export function isJittered(node: Expression): boolean {
  const items = node.$type === 'Construct' ? flatten(node.body.items) : [];
  return items.some(
    ({ item }) => item.$type === 'Entry' && item.target.$type === 'Ref' && item.target.name === 'jitter',
  );
}

/** `place = grid { … }`: the point of the instance, computed of its number. */
export function layoutValue(context: Context, node: Expression, scope: Scope): Typed | undefined {
  const kind = namedLayout(context, node, scope);
  const layout = kind && layoutOf(context, kind, node, scope, true);
  if (layout) return { type: lengthVector, plan: layout.point };
  return kind && failed;
}

/** `place ~ grid { …; jitter = 1cm }`. */
export function drawnLayout(context: Context, kind: Kind, node: Expression, scope: Scope): Drawn | undefined {
  const layout = layoutOf(context, kind, node, scope, false);
  if (!layout) return undefined;
  const at = context.range(scope, node);
  const spatial = kind.name as Spatial['spatial'];
  return {
    type: lengthVector,
    draw: { spatial, target: layout.point, properties: layout.others, at },
  };
}

/** The point of a layout, and the properties of how it is drawn. */
function layoutOf(
  context: Context,
  kind: Kind,
  node: Expression,
  scope: Scope,
  isFixed: boolean,
): { point: PlanExpression; others: Record<string, PlanExpression> } | undefined {
  if (!scope.element) {
    const what = `\`${kind.name}\``;
    const instead = 'write it as the `place` of one';
    context.report('declaration/misplaced', scope, node, {
      what,
      where: 'outside an object, light or camera',
      instead,
    });
    return undefined;
  }
  const body = node.$type === 'Construct' ? node.body : undefined;
  const written = writtenProperties(context, kind, node, body, scope, isFixed);
  if (!written) return undefined;
  const { around, columns, rows, places, spacing, azimuth, ...others } = written;
  const isGrid = kind.name === 'grid';
  const size = isGrid ? [columns!, rows!, spacing!] : [places!, spacing!, azimuth!];
  if (!checkRoom(context, kind, isGrid ? [columns!, rows!] : [places!], node, scope)) return undefined;
  const index: PlanExpression = scope.element.many ? { index: 'instance' } : 0;
  const args = [index, pointOf(around!), ...size];
  // Never computed here, since the sampler knows by the operation that the thing stands there.
  return { point: { op: kind.name, args, at: context.range(scope, node) }, others };
}

/** The centre of a thing, or a point as it is. */
function pointOf(plan: PlanExpression): PlanExpression {
  if (typeof plan !== 'object') return plan;
  if ('element' in plan) return { output: 'center', of: plan };
  if ('test' in plan) return { ...plan, then: pointOf(plan.then), else: pointOf(plan.else) };
  return plan;
}

/** Tells an element that may have more instances than the layout has places. */
function checkRoom(
  context: Context,
  kind: Kind,
  sides: readonly PlanExpression[],
  node: Expression,
  scope: Scope,
): boolean {
  const { element } = scope;
  if (!element?.many) return true;
  let places = 1;
  for (const side of sides) places *= typeof side === 'number' ? side : Number.POSITIVE_INFINITY;
  const most = element.mostCount();
  if (most <= places || most === Number.POSITIVE_INFINITY) return true;
  context.report('place/overflow', scope, node, {
    name: element.name,
    most: String(most),
    layout: kind.name,
    places: String(places),
  });
  return false;
}
