import type { Expression as PlanExpression } from '../../engine/plan/plan.js';
import type { Body, Expression } from '../generated/ast.js';
import { findKind, type Kind } from '../words/catalogue.js';
import { BlockBody } from './block.js';
import type { Context } from './context.js';
import { flatten } from './guards.js';
import { elementReference } from './member.js';
import { ownerName } from './owner-name.js';
import { BlockScope, type Scope } from './scope.js';

/** A thing that a place depends on must not depend on that place. */
export function forceElement(context: Context, node: Expression, scope: Scope): void {
  const thing = elementReference(context, node, scope);
  if (thing && thing !== 'told') thing.element.force();
}

/**
 * The properties in the body of a placement or region and the defaults of the others, all of them values; undefined where
 * something was told. `searchProperties` are only among them where a place is searched.
 */
export function writtenProperties(
  context: Context,
  kind: Kind,
  node: Expression,
  body: Body | undefined,
  scope: Scope,
  isFixed = false,
): Record<string, PlanExpression> | undefined {
  const block = new PlacementScope(scope, kind);
  const fixed = 'each place by itself; draw it with `let … ~ …` and use the name';
  const rules = { lets: false, requires: false, keypoints: false, owner: `\`${kind.name}\``, fixed };
  const reader = new BlockBody(context, block, kind, rules, flatten(body?.items ?? []));
  reader.takeOverrides(node, scope);
  reader.checkRequired(node);
  const avoids = scope.element?.family === 'object' && !isFixed;
  const search = searchProperties(context, kind);
  const properties: Record<string, PlanExpression> = {};
  const terms = reader.propertyTerms((property) => avoids || !search.has(property.name));
  for (const [name, term] of Object.entries(terms)) {
    if ('if' in term) {
      const written = block.variables.get(name)?.node as { target?: Expression } | undefined;
      context.report('draw/misplaced', scope, written?.target ?? node, { found: `\`${name}\``, due: fixed });
      return undefined;
    }
    if ('value' in term) properties[name] = term.value;
  }
  for (const name of search) {
    const variable = block.variables.get(name);
    if (!avoids && variable && scope.element) {
      const owner = isFixed ? 'a fixed place' : ownerName(scope.element.kind).replace(/^A/, 'a');
      context.report(
        'property/no-effect',
        scope,
        (variable.node as { target?: Expression }).target ?? variable.node,
        { name, owner },
      );
    }
  }
  const around = block.variables.get('around');
  if (around && scope.element) forceAround(context, around.node, scope);
  const lacks = [...kind.properties.values()].some((each) => each.required && !reader.hasProperty(each.name));
  return lacks ? undefined : properties;
}

/** Those that every placement has: only objects heed them, since only they avoid each other. */
function searchProperties({ catalogue }: Context, kind: Kind): ReadonlySet<string> {
  const common = findKind(catalogue, 'placement', 'placement')!.properties;
  return new Set([...common.keys()].filter((name) => kind.properties.get(name) === common.get(name)));
}

function forceAround(context: Context, node: object, scope: Scope): void {
  const { value } = node as { value?: Expression };
  if (value?.$type === 'Ref') forceElement(context, value, scope);
}

/** The body of a placement is no block of the plan: its values stand in the block around it. */
class PlacementScope extends BlockScope {
  constructor(parent: Scope, kind: Kind) {
    super(parent.document, parent, kind);
  }

  override get depth(): number {
    return this.parent!.depth;
  }
}
