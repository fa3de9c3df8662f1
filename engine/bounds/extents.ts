import type { Block, Term } from '../plan/plan.js';
import type { Analysis } from './analysis.js';
import { type Bounds, fixedNumber } from './bounds.js';
import { boundsOfOperation } from './operations.js';
import type { ElementBounds } from './position.js';
import { hull, isPoint, type Range } from './range.js';

export type Extents = readonly [x: Range, y: Range, z: Range];

/** How far templates are followed. */
const mostUses = 50;

/** How large the bounds of an object can be in its own frame, its scale included; undefined where models decide. */
export function extentsOf(element: ElementBounds, analysis: Analysis): Extents | undefined {
  return element.node.asset && ofTerm(element.node.asset, element, analysis, 0);
}

function ofTerm(term: Term, element: ElementBounds, analysis: Analysis, uses: number): Extents | undefined {
  if (uses > mostUses) return undefined;
  const all = (terms: readonly Term[]) =>
    joined(terms.map((each) => ofTerm(each, element, analysis, uses + 1)));
  if ('if' in term) return term.else && all([term.then, term.else]);
  if ('draw' in term)
    return 'choice' in term.draw
      ? all(term.draw.choice.flatMap(({ weight, term: branch }) => (weight > 0 ? [branch] : [])))
      : undefined;
  const { value } = term;
  if (typeof value !== 'object') return undefined;
  if ('use' in value) {
    const template = Object.hasOwn(analysis.project.templates, value.use)
      ? analysis.project.templates[value.use]
      : undefined;
    return template && ofTerm(template.term, element, analysis, uses + 1);
  }
  return 'block' in value ? ofBlock(value, element, analysis) : undefined;
}

function joined(all: readonly (Extents | undefined)[]): Extents | undefined {
  const [first, ...others] = all;
  return others.reduce((a, b) => a && b && [hull(a[0], b[0]), hull(a[1], b[1]), hull(a[2], b[2])], first);
}

function ofBlock(node: Block, element: ElementBounds, analysis: Analysis): Extents | undefined {
  const scope = analysis.project.blocks.get(node);
  // What the object writes wins over what its asset says.
  const property = (name: string): Bounds | undefined =>
    (element.node.properties[name] ? element.scope.members.get(name) : scope?.members.get(name))?.get();
  const shape = shapeExtents(node.block, property);
  const scale = property('scale') ?? fixedNumber(1);
  if (shape === undefined) return undefined;
  const scaled = boundsOfOperation('mul', [{ kind: 'tuple', parts: shape, roots: 'many' }, scale]);
  const product =
    scale.kind === 'tuple'
      ? shape.map((part, at) => boundsOfOperation('mul', [part, scale.parts[at]]))
      : scaled.kind === 'tuple'
        ? scaled.parts
        : [];
  const ranges = product.flatMap((part) => (part.kind === 'number' ? [part.outer] : []));
  return ranges.length === 3 ? [ranges[0], ranges[1], ranges[2]] : undefined;
}

/** The extents of a shape, by the properties that say them. */
function shapeExtents(
  kind: string,
  property: (name: string) => Bounds | undefined,
): readonly Bounds[] | undefined {
  const twice = (bounds: Bounds) => boundsOfOperation('mul', [fixedNumber(2), bounds]);
  const [size, radius, height, tube] = ['size', 'radius', 'height', 'tube'].map(property);
  const parts = size?.kind === 'tuple' ? size.parts : [];
  switch (kind) {
    case 'box':
      return parts.length === 3 ? parts : undefined;
    case 'plane':
      return parts.length === 2 ? [parts[0], fixedNumber(0), parts[1]] : undefined;
    case 'sphere':
      return radius && [twice(radius), twice(radius), twice(radius)];
    case 'cylinder':
    case 'cone':
    case 'capsule':
      return radius && height && [twice(radius), height, twice(radius)];
    case 'torus': {
      if (!radius || !tube) return undefined;
      const width = twice(boundsOfOperation('add', [radius, tube]));
      return [width, twice(tube), width];
    }
    default:
      return undefined;
  }
}

/** How far a thing reaches at least along the axes of what it stands in, however it is turned. */
export function leastReach(extents: Extents, element: ElementBounds): readonly [number, number, number] {
  const [x, y, z] = extents.map(([low]) => low) as [number, number, number];
  const turned = (name: string) => {
    const term = element.node.properties[name];
    const bounds = term && element.scope.members.get(name)?.get();
    return (
      bounds !== undefined && !(bounds.kind === 'number' && isPoint(bounds.outer) && bounds.outer[0] === 0)
    );
  };
  if (['pitch', 'roll', 'rotation'].some(turned)) {
    const least = Math.min(x, y, z);
    return [least, least, least];
  }
  return turned('yaw') ? [Math.min(x, z), y, Math.min(x, z)] : [x, y, z];
}
