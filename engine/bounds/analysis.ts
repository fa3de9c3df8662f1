import { elementPattern } from '../plan/groups.js';
import type { Element, Expression, Require, Scene, SourceRange, Template, Term } from '../plan/plan.js';
import {
  type Bounds,
  fixedNumber,
  isConstant,
  type NumberBounds,
  numberWithin,
  truth,
  unknown,
} from './bounds.js';
import { sidesOf } from './checks.js';
import { Collector } from './collector.js';
import { checkCrowd } from './crowd.js';
import { evaluate } from './evaluate.js';
import { mayBe } from './logic.js';
import { type ElementBounds, type Position, under } from './position.js';
import { checkRoom } from './room.js';
import { noRoots, type Roots } from './roots.js';
import { Later, Scope } from './scope.js';
import { evaluateTerm, evaluateVariable, guarded } from './term.js';
import type { Words } from './words.js';

/** Expressions and variables that wait for one another; of what stands deeper, nothing is known. */
const deepest = 500;

const anyCount = numberWithin([0, Number.POSITIVE_INFINITY], { whole: true });

/** What stands beside the scenes of a project, for all of them. */
export interface Project {
  readonly templates: Readonly<Record<string, Pick<Template, 'term'>>>;
  readonly words: Words;
  /** Properties that some object may write over those of its asset. */
  readonly writtenOfAssets: ReadonlySet<string>;
  /** The scopes of the shapes and materials of templates that have been gone through. */
  readonly blocks: WeakMap<object, Scope>;
}

/** One pass over a scene, or over the templates. */
export class Analysis {
  readonly collector = new Collector();
  readonly elements = new Map<string, ElementBounds>();
  /** By the patterns of their addresses, the variables and written properties of the scene and its elements. */
  readonly variables = new Map<string, Later>();
  private readonly placed: { readonly element: ElementBounds; readonly position: Position }[] = [];
  private depth = 0;
  private drawn = 0;

  constructor(readonly project: Project) {}

  get words(): Words {
    return this.project.words;
  }

  /** Each template is run afresh at each use, and sees nothing of it: all runs are alike. */
  runTemplate(term: Term): void {
    evaluateTerm(term, { scope: undefined, guards: noRoots, dead: false }, this);
  }

  runScene(scene: Scene): void {
    const scope = new Scope(undefined);
    const position: Position = { scope, guards: noRoots, dead: false };
    for (const variable of scene.lets) {
      const later = new Later(() => evaluateVariable(variable, position, this));
      scope.members.set(variable.name, later);
      this.variables.set(`${scene.root}.${variable.name}`, later);
    }
    const passes = scene.elements.map((element) => this.declare(element, position, scene));
    for (const later of scope.members.values()) later.get();
    for (const pass of passes) pass();
    for (const { element, position: inside } of this.placed) {
      checkRoom(element, inside, this);
      checkCrowd(element, inside, this);
    }
    for (const each of scene.requires) this.checkRequire(each, position, true);
  }

  /** Makes the names of an element known; what is given back goes through all that stands in it. */
  private declare(node: Element, sceneWide: Position, scene: Scene): () => void {
    const within = node.within === undefined ? undefined : this.elements.get(node.within);
    const around = within?.scope ?? sceneWide.scope;
    const scope = new Scope(around);
    // A count stands in the element's block, but sees only what is outside it.
    const empty = new Scope(around);
    const kind = node.type ?? node.kind;
    let guard: Position | undefined;
    const inGuard = () => {
      guard ??= guarded(node.when, within?.inside() ?? sceneWide, this);
      return guard;
    };
    const count = new Later(() => {
      if (node.count === undefined) return fixedNumber(1);
      return evaluateTerm(node.count, { ...inGuard(), scope: empty }, this, {
        owner: kind,
        property: 'count',
      });
    });
    const countBounds = (): NumberBounds => {
      const bounds = count.get();
      return bounds.kind === 'number' ? bounds : anyCount;
    };
    const present = new Later(() => {
      if (node.present === undefined) return truth('true', noRoots);
      return evaluateTerm(node.present, { ...inGuard(), scope, element }, this);
    });
    const isPlaced = node.properties['place'] !== undefined && 'draw' in node.properties['place'];
    const position = (): Position => {
      const here = { ...inGuard(), scope, element };
      const bounds = countBounds();
      const some = truth(bounds.outer[1] < 1 ? 'false' : 'both', bounds.roots);
      return under(under(here, some, true), present.get(), true);
    };
    const element: ElementBounds = {
      node,
      scope,
      within,
      inside: position,
      count: countBounds,
      isSure: () =>
        node.when === undefined &&
        mayBe(present.get()) === 'true' &&
        !isPlaced &&
        (within === undefined || (within.isSure() && within.count().outer[0] > 0)),
    };
    this.elements.set(node.name, element);
    const plain = elementPattern(scene, node);
    const pattern = `${plain}${node.count === undefined ? '' : '[*]'}`;
    const declare = (name: string, compute: () => Bounds) => {
      if (scope.members.has(name)) return;
      const later = new Later(compute);
      scope.members.set(name, later);
      this.variables.set(`${pattern}.${name}`, later);
    };
    for (const variable of [...node.lets, ...node.attributes])
      declare(variable.name, () => evaluateVariable(variable, position(), this));
    for (const [property, term] of Object.entries(node.properties))
      declare(property, () => evaluateTerm(term, position(), this, { owner: kind, property }));
    if (node.count !== undefined) this.variables.set(`${plain}.count`, count);
    if (!scope.members.has('present')) scope.members.set('present', present);
    if (node.count !== undefined && !scope.members.has('count')) scope.members.set('count', count);
    return () => {
      count.get();
      for (const later of scope.members.values()) later.get();
      const inside = position();
      if (node.asset) evaluateTerm(node.asset, { ...inside, overrides: scope }, this);
      this.placed.push({ element, position: inside });
      const all = element.isSure() && countBounds().outer[0] > 0;
      for (const each of node.requires) this.checkRequire(each, inside, all);
    };
  }

  /** A condition that never holds makes every world a hole only where it is asked in every world. */
  private checkRequire({ name, when, condition, at }: Require, outer: Position, always: boolean): void {
    const position = guarded(when, outer, this);
    const bounds = evaluate(condition, position, this);
    this.collector.restrict(bounds.roots);
    if (at !== undefined && !position.dead) this.collector.conditions.add(at);
    const may = mayBe(bounds);
    if (may === 'both' || (may === 'false' && (!always || when !== undefined))) return;
    if (may === 'true' && isConstant(bounds)) return;
    const holds = may === 'false' ? 'never' : 'always';
    const sides = sidesOf(condition, position, this);
    this.collector.tell({ kind: 'require', name, holds, at, ...sides }, position);
  }

  /** Remembers that a condition was looked at. */
  notice(node: Expression, position: Position): void {
    const at = this.placeOf(node);
    if (at !== undefined && !position.dead) this.collector.conditions.add(at);
  }

  /** A random variable that is no other. */
  freshRoot(): Roots {
    this.drawn += 1;
    return new Set([`#${this.drawn}`]);
  }

  /** The source range of an expression, or of the first part of it that has one. */
  placeOf(node: Expression): SourceRange | undefined {
    if (typeof node !== 'object') return undefined;
    if (node.at !== undefined) return node.at;
    if (!('op' in node)) return undefined;
    for (const arg of node.args) {
      const at = this.placeOf(arg);
      if (at !== undefined) return at;
    }
    return undefined;
  }

  deeper(compute: () => Bounds): Bounds {
    if (this.depth >= deepest) return unknown;
    this.depth += 1;
    try {
      return compute();
    } finally {
      this.depth -= 1;
    }
  }
}
