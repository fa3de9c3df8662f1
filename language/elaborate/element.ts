import type {
  ElementKind,
  Element as PlanElement,
  Expression as PlanExpression,
  Term,
} from '../../engine/plan/plan.js';
import { nearestName } from '../diagnostics/suggest.js';
import type { Element, Entry, Expression } from '../generated/ast.js';
import { documentationOf } from '../parser/parse.js';
import { withArticle } from '../types/type.js';
import { findKind, type Kind } from '../words/catalogue.js';
import { BlockBody } from './block.js';
import type { Context } from './context.js';
import { headName } from './draw-shape.js';
import { areWithin, elaborateGuards, flatten, type Guards } from './guards.js';
import { headSymbol } from './head-symbol.js';
import { Lazy } from './lazy.js';
import { nameNode } from './name-node.js';
import { ownerName } from './owner-name.js';
import { reportReserved } from './reserved.js';
import { BlockScope, type Scope } from './scope.js';
import { elaboratePositional, namedKind, type UseParts, usePartsOf } from './template.js';
import { elaborateTail, type Tail } from './term.js';
import type { Typed } from './typed.js';

/** Of a shape, what makes its bounds. */
const extents = ['size', 'radius', 'height', 'tube'];
const geometric = ['place', 'yaw', 'pitch', 'roll', 'rotation', 'scale', 'lookAt', 'fov', 'resolution'];

/** The most instances that an element may have. */
const unbounded = Number.POSITIVE_INFINITY;

/** An object, light, camera or environment of a scene. */
export class ElementDeclaration {
  /** The kind whose properties may be written: `point`, `pinhole`, or `object` with those of its shape. */
  readonly kind: Kind;
  readonly block: BlockScope;
  readonly body: BlockBody;
  private readonly asset: Lazy<Term>;
  /** The shape, where it is written with the object (`object table = plane { … }`). */
  private readonly shape: { readonly kind: Kind; readonly parts: Parts } | undefined;

  constructor(
    private readonly context: Context,
    readonly family: ElementKind,
    readonly name: string,
    kind: Kind,
    readonly node: Element | Entry,
    private readonly guards: Guards,
    readonly scope: Scope,
    /** The group in which it stands. */
    readonly within: ElementDeclaration | undefined,
  ) {
    const parts = partsOf(node, family);
    const { head } = parts;
    const shapeKind = family === 'object' && head ? namedKind(context, 'asset', head, scope) : undefined;
    this.shape = shapeKind && { kind: shapeKind, parts };
    this.kind = family === 'object' ? withAssetProperties(context, kind, shapeKind) : kind;
    this.block = new BlockScope(scope.document, scope, this.kind, this);
    const isUnknown = family === 'object' && !shapeKind && head !== undefined && !isDeclared(head, scope);
    const owner = ownerName(shapeKind ?? kind);
    const items = flatten(parts.body?.items ?? []);
    const own = family === 'group' ? items.filter(({ item }) => groupItems.has(item.$type)) : items;
    const rules = { lets: true, requires: true, keypoints: false, owner, isUnknown };
    this.body = new BlockBody(context, this.block, this.kind, rules, own);
    this.asset = new Lazy<Term>(context, { name, node, scope }, () => this.assetTerm(parts), { value: 0 });
  }

  /** The default of a property that is not written, where it is known here: what a named asset says of itself is not. */
  defaultOf(name: string): Typed | undefined {
    if (this.body.hasProperty(name)) return undefined;
    const known = this.shape ? this.kind.properties : familyProperties(this.context, this.family, this.kind);
    const property = known.get(name);
    if (property?.default === undefined || property.type.kind === 'union') return undefined;
    return { type: property.type, plan: property.default };
  }

  get many(): boolean {
    return this.body.hasProperty('count');
  }

  /** Whether an instance below the count may be missing. */
  get mayDrop(): boolean {
    if (this.guards.length > 0 || this.body.hasProperty('present')) return true;
    const place = this.block.variables.get('place')?.resolved.get().term;
    return place !== undefined && dropsWhenCrowded(place);
  }

  /** Whether it is in every world in which another is, by the conditions that are written round both. */
  isWith(other: ElementDeclaration): boolean {
    const isPlain = (each: ElementDeclaration) => !each.many && !each.body.hasProperty('present');
    return isPlain(this) && isPlain(other) && areWithin(other.guards, this.guards);
  }

  /** Tells of an environment that stands where another does. */
  reportSecond(first: string): void {
    const { context, scope, node } = this;
    const place = node.$type === 'Entry' ? node.target : nameNode(node);
    context.report('scene/environments', scope, place, { name: this.name, first });
  }

  leastCount(): number {
    return this.countTerm() ? countBounds(this.countTerm()!)[0] : 1;
  }

  mostCount(): number {
    return this.countTerm() ? countBounds(this.countTerm()!)[1] : 1;
  }

  /** How many runs a group can have, which its count must tell. */
  private mostRuns(): number {
    const most = this.mostCount();
    if (most <= maximumRuns) return most;
    const problem = `The count of the group \`${this.name}\` must have a greatest value that is plain to see, such as in \`1 .. 3\`, and at most ${maximumRuns}`;
    this.context.report('limit/size', this.scope, nameNode(this.node), { problem });
    return 0;
  }

  private countTerm(): Term | undefined {
    return this.block.variables.get('count')?.resolved.get().term;
  }

  /** Elaborates all that its place and extents come from, so that things that need each other's are found. */
  force(): void {
    for (const name of ['count', 'present', ...geometric]) this.block.variables.get(name)?.resolved.get();
    this.within?.force();
    if (this.family !== 'object') return;
    for (const name of extents) this.block.variables.get(name)?.resolved.get();
    this.asset.get();
  }

  /** What an object is made from. */
  assetPlan(): Term {
    return this.asset.get();
  }

  private assetTerm(parts: Parts): Term {
    const { context, scope, shape } = this;
    const at = context.range(scope, this.node.value!);
    if (shape) {
      const positional = elaboratePositional(context, shape.kind, this.node.value!, parts.call, scope) ?? {};
      const properties: Record<string, Term> = { ...positional };
      for (const property of shape.kind.properties.values()) {
        if (property.default !== undefined) properties[property.name] = { value: property.default };
      }
      return { value: { block: shape.kind.name, lets: [], attributes: [], properties, at }, at };
    }
    const inner = parts.body ? (this.node.value as { target: Expression }).target : this.node.value!;
    const tail = { ...this.node, value: inner } as unknown as Tail;
    return elaborateTail(context, tail, { kind: 'use', family: 'asset' }, this.block).term;
  }

  /** The element of the plan. */
  plan(): PlanElement {
    const { context, family, body, block } = this;
    body.checkRequired(this.node.value ?? this.node);
    const when = elaborateGuards(context, this.guards, this.scope);
    const own = familyProperties(context, family, this.kind);
    const properties = body.propertyTerms(
      (property) => own.has(property.name) || block.variables.has(property.name),
    );
    const { count, present, ...others } = properties;
    const asset = family === 'object' ? this.asset.get() : undefined;
    const doc = documentationOf(this.node);
    return {
      kind: family,
      name: this.name,
      ...(this.within ? { within: this.within.name } : {}),
      ...(family === 'object' || family === 'group' ? {} : { type: this.kind.name }),
      ...(when === undefined ? {} : { when }),
      ...(body.hasProperty('count') && count ? { count } : {}),
      ...(family === 'group' && this.many ? { most: this.mostRuns() } : {}),
      ...(body.hasProperty('present') && present ? { present } : {}),
      ...(asset ? { asset } : {}),
      lets: body.lets(),
      attributes: body.attributes(),
      properties: others,
      requires: body.requires(),
      at: context.range(this.scope, this.node),
      ...(doc ? { doc } : {}),
    };
  }
}

type Parts = Pick<UseParts, 'call' | 'body'> & { readonly head?: Expression };

/** A group has its body alone. */
function partsOf(node: Element | Entry, family: ElementKind): Parts {
  if (family !== 'group' || node.$type !== 'Element') return usePartsOf(node.value!);
  return { call: undefined, body: node.body };
}

/** What a group holds beside things. */
const groupItems: ReadonlySet<string> = new Set(['Entry', 'Let', 'Require']);

/** How many runs a group may have: all are laid out beforehand. */
const maximumRuns = 500;

/** Of an object only its own properties have defaults there; what it says of its asset is only what is written. */
function familyProperties(context: Context, family: ElementKind, kind: Kind): Kind['properties'] {
  return (family === 'object' ? findKind(context.catalogue, 'element', 'object')! : kind).properties;
}

/** Whether what an object is made from has been declared; if not, that is told, not what its body holds. */
function isDeclared(head: Expression, scope: Scope): boolean {
  const name = headName(head);
  return name === undefined || name === 'choice' || headSymbol(head, scope) !== undefined;
}

function withAssetProperties(context: Context, object: Kind, shape: Kind | undefined): Kind {
  const asset = shape ?? findKind(context.catalogue, 'asset', 'asset')!;
  let known = objectKinds.get(asset);
  if (!known) {
    known = { ...object, properties: new Map([...object.properties, ...asset.properties]) };
    objectKinds.set(asset, known);
  }
  return known;
}

/** What may be written of an object of each shape. The catalogue is read once, so this is too. */
const objectKinds = new WeakMap<Kind, Kind>();

function dropsWhenCrowded(place: Term): boolean {
  if ('if' in place)
    return dropsWhenCrowded(place.then) || (place.else !== undefined && dropsWhenCrowded(place.else));
  return 'draw' in place && 'spatial' in place.draw && place.draw.properties['crowded'] === 'fewer';
}

/** The least and greatest count that a term can give, as far as it is plain to see. */
function countBounds(term: Term): readonly [number, number] {
  if ('value' in term) return constantBounds(term.value);
  if ('if' in term) {
    const branches = [countBounds(term.then), ...(term.else ? [countBounds(term.else)] : [])];
    return [Math.min(...branches.map((each) => each[0])), Math.max(...branches.map((each) => each[1]))];
  }
  if ('dist' in term.draw && term.draw.dist === 'whole') {
    return [constantBounds(term.draw.args[0]!)[0], constantBounds(term.draw.args[1]!)[1]];
  }
  if ('choice' in term.draw) {
    const branches = term.draw.choice.map((branch) => countBounds(branch.term));
    return [Math.min(...branches.map((each) => each[0])), Math.max(...branches.map((each) => each[1]))];
  }
  return [0, unbounded];
}

function constantBounds(plan: PlanExpression): readonly [number, number] {
  return typeof plan === 'number' ? [plan, plan] : [0, unbounded];
}

/** The kind that an element's value names: `point` of `light lamp = point { … }`; undefined where it was told to be wrong. */
export function elementKind(
  context: Context,
  family: ElementKind,
  node: Element | Entry,
  scope: Scope,
): Kind | undefined {
  const value = node.value!;
  if (family === 'object' || family === 'group') return findKind(context.catalogue, 'element', family);
  const { head } = usePartsOf(value);
  const name = headName(head);
  const kind = name === undefined ? undefined : findKind(context.catalogue, family, name);
  if (kind && kind.name !== family) return kind;
  const known = context.catalogue.kinds
    .filter((each) => each.parent?.name === family)
    .map((each) => each.name);
  if (name !== undefined && reportReserved(context, name, head, scope)) return undefined;
  const due = `${withArticle(family)}: ${known.map((each) => `\`${each}\``).join(', ')}`;
  const written = name ?? scope.document.textOf(head);
  const nearest = nearestName(written, known);
  const fix = nearest ? { title: `Write \`${nearest}\``, text: nearest } : undefined;
  context.report('name/unknown', scope, head, { name: written, due, nearest: nearest ?? '' }, fix);
  return undefined;
}
