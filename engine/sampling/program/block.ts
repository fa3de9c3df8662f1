import type { Thing } from '../../plan/operators.js';
import type { Block, Expression, Record_, SourceRange, Term, Variable } from '../../plan/plan.js';
import { PlanError } from '../problems.js';
import type { Context } from './context.js';
import type { Frame } from './frame.js';
import { below, type Overrides, type Place } from './place.js';
import { type Members, Scope } from './scope.js';
import type { Drawn, Site } from './site.js';
import type { Slot, Through } from './slot.js';
import { termSite } from './term.js';
import { variableSite } from './variable.js';

/** A block as a value: the run of it in a frame. */
export interface BlockRun extends Thing {
  readonly thing: 'block';
  readonly site: BlockSite;
  readonly frame: Frame;
}

export function isBlockRun(value: unknown): value is BlockRun {
  return typeof value === 'object' && value !== null && 'thing' in value && value.thing === 'block';
}

export interface Keypoint {
  readonly name: string;
  readonly position: Site;
}

/** The body of a shape, a material or a record where it is run. What is in it is compiled when first asked for. */
export class BlockSite implements Members {
  /** `box`, `pbr`, `sensor`, … */
  readonly kind: string;
  readonly lets: ReadonlyMap<string, () => Site>;
  readonly attributes: ReadonlyMap<string, () => Site>;
  readonly properties: ReadonlyMap<string, () => Site>;
  readonly keypoints: () => readonly Keypoint[];
  readonly at: SourceRange | undefined;
  /** Its address below that of the frame. */
  readonly place: Place;
  readonly #overrides: Overrides | undefined;

  constructor(outer: Place, node: Block | Record_) {
    const scope = new Scope(this, outer.plate, outer.scope);
    const place: Place = { ...outer, scope, overrides: undefined };
    this.place = place;
    this.#overrides = outer.overrides;
    this.at = node.at;
    this.kind = 'block' in node ? node.block : node.record;
    this.lets = lazily('block' in node ? node.lets : [], place);
    this.attributes = lazily('block' in node ? node.attributes : [], place);
    const properties = new Map<string, () => Site>();
    for (const [name, term] of inNameOrder(node.properties))
      properties.set(
        name,
        once(() => termSite(below(place, name), term)),
      );
    this.properties = properties;
    this.keypoints = once(() => ('block' in node ? keypointsOf(node, place) : []));
  }

  member(name: string): Site | undefined {
    return (this.lets.get(name) ?? this.attributes.get(name))?.() ?? this.property(name);
  }

  /** What the element that uses the block says, else what the block says. */
  property(name: string): Site | undefined {
    if (!this.properties.has(name)) return undefined;
    return this.#overrides?.property(name) ?? this.properties.get(name)?.();
  }

  /** Tells that a value depends on some of its properties. */
  depend(names: readonly string[], context: Context, through: Through): void {
    for (const name of names) this.property(name)?.depend(context, through);
  }

  *sites(): Generator<Site> {
    for (const group of [this.lets, this.attributes]) for (const site of group.values()) yield site();
    for (const [name, site] of this.properties) if (!this.#overrides?.property(name)) yield site();
  }

  record(frame: Frame, drawn: Drawn): void {
    for (const site of this.sites()) site.record(frame, drawn);
  }

  variables(visit: (slot: Slot) => boolean): boolean {
    for (const site of this.sites()) if (!site.variables(visit)) return false;
    return true;
  }
}

/** Sites of variables, each made when first asked for. */
export function lazily(variables: readonly Variable[], place: Place): Map<string, () => Site> {
  const sites = new Map<string, () => Site>();
  for (const variable of variables) {
    if (sites.has(variable.name)) {
      throw new PlanError(
        'plan/invalid',
        `${variable.name} is there twice.`,
        place.plate.pattern + place.path.text,
        variable.at,
      );
    }
    sites.set(
      variable.name,
      once(() => variableSite(below(place, variable.name), place, variable)),
    );
  }
  return sites;
}

/** Entries by name, so that two plans of one meaning tell their variables in one order. */
export function inNameOrder<T>(record: Readonly<Record<string, T>>): [name: string, value: T][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function keypointsOf(node: Block, place: Place): readonly Keypoint[] {
  return (node.keypoints ?? []).map(({ name, position }) => ({
    name,
    position: fixedSite(below(place, name), position),
  }));
}

function fixedSite(place: Place, value: Expression): Site {
  const term: Term = { value };
  return termSite(place, term);
}
