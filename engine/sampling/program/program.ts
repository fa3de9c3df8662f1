import type { Mesh } from '../../geometry/index.js';
import { mostUnfolded } from '../../plan/groups.js';
import type { Element, Plan, Scene, Template } from '../../plan/plan.js';
import type { AttemptReference, RejectedAttempt } from '../cells/attempts.js';
import type { Observer } from '../cells/observation.js';
import { type Designed, Designs } from '../designs/designs.js';
import { type FixedValues, nothingFixed } from '../fixed/fixed-values.js';
import { samplingLimits } from '../limits.js';
import { Shapes } from '../placement/shapes.js';
import { Solids } from '../placement/solids.js';
import { PlanError } from '../problems.js';
import { sightSlot } from '../sight/sight-slot.js';
import type { SolidsInSight } from '../sight/solids-in-sight.js';
import { KeyNode } from '../streams/index.js';
import { World } from '../world.js';
import { lazily, once } from './block.js';
import { Counting, type Outer } from './counting.js';
import { ElementSite } from './element.js';
import { Frame } from './frame.js';
import { Path } from './path.js';
import type { Place } from './place.js';
import { Plate } from './plate.js';
import { RequireSite } from './require.js';
import { type Members, Scope } from './scope.js';
import type { Site } from './site.js';
import type { Slot } from './slot.js';

/** Where the shapes of models come from. They are loaded and checked before; what it throws is the caller's fault. */
export interface ModelSource {
  mesh(file: string, metresPerUnit: number, up: 'y' | 'z'): Mesh;
}

/** A plan as closures over frames: all that is made once and used for every sample. */
export class Program implements Members {
  readonly world = new World();
  readonly plate: Plate;
  readonly place: Place;
  readonly scene: Frame;
  readonly lets: ReadonlyMap<string, () => Site>;
  readonly elements: readonly ElementSite[];
  readonly requires: readonly RequireSite[];
  readonly solids = new Solids();
  readonly shapes: Shapes;
  /** All solids, for rays. Made when something asks what hides another. */
  readonly sight: () => Slot<SolidsInSight>;
  readonly keys: KeyNode;
  /** Who is told of the sample that is being made. */
  observer: Observer | undefined;
  /** Where the attempts of the sample are noted that conditions turn down. */
  rejected: RejectedAttempt[] | undefined;
  /** The attempt whose world is shown, whatever its cell's conditions say. */
  shown: AttemptReference | undefined;
  /** What is set by hand in the sample that is being made. */
  fixed: FixedValues = nothingFixed;
  readonly #designs: Designs;
  readonly #named = new Map<string, ElementSite[]>();
  /** All that were made so far. */
  readonly slots: Slot[] = [];

  constructor(
    readonly plan: Plan,
    models: ModelSource,
    scene: Scene,
  ) {
    this.shapes = new Shapes(models);
    this.sight = once(() => sightSlot(this));
    this.keys = KeyNode.root(plan.dataset.seed);
    this.#designs = new Designs(plan, this.keys);
    this.plate = new Plate(this, scene.root, false, true);
    this.scene = new Frame(this.plate, 0, scene.root, this.keys.child(scene.root));
    const scope = new Scope(this, this.plate, undefined);
    this.place = { plate: this.plate, path: Path.root, scope, exists: () => true, templates: [] };
    this.lets = lazily(scene.lets, this.place);
    this.plate.only = this.scene;
    this.elements = this.#unfolded(scene.elements);
    this.requires = scene.requires.map((node) => new RequireSite(this.place, node, undefined));
  }

  member(name: string): Site | undefined {
    return this.lets.get(name)?.();
  }

  /** What a name means seen from a plate: an element of the scene, or those of the runs of its group that the plate may mean. */
  elementsNamed(name: string, from: Plate): readonly ElementSite[] {
    const runs = new Map(groupsOf(from.element).map((run) => [run.node, run]));
    const isMeant = (group: ElementSite) => (runs.get(group.node) ?? group) === group;
    return (this.#named.get(name) ?? []).filter((element) => groupsOf(element).every(isMeant));
  }

  /** The element of which a plate is an instance. */
  elementAt(plate: Plate): ElementSite {
    if (plate.element === undefined) throw new Error(`Internal: ${plate.pattern} is no element.`);
    return plate.element;
  }

  /** The elements in the order of declaration, those of a group once for each of its runs. */
  #unfolded(elements: readonly Element[]): readonly ElementSite[] {
    const sites: ElementSite[] = [];
    let unfolded = 0;
    const scene: Outer = { place: this.place, frame: this.scene, group: undefined };
    for (const node of elements) {
      if (this.#named.has(node.name))
        throw new PlanError('plan/invalid', `Two elements are called ${node.name}.`);
      const outers = node.within === undefined ? [scene] : this.#insideOf(node.within);
      const each = node.kind === 'group' ? (node.most ?? 1) : 1;
      if (node.kind === 'group' || node.within !== undefined) unfolded += outers.length * each;
      if (unfolded > mostUnfolded) {
        const message = `The groups of the plan unfold to more than ${mostUnfolded} things.`;
        throw new PlanError('plan/too-large', message, node.name, node.at);
      }
      const runs = outers.flatMap((outer, index) => this.#runsOf(node, sites.length + index * each, outer));
      this.#named.set(node.name, runs);
      sites.push(...runs);
    }
    return sites;
  }

  #insideOf(group: string): readonly Outer[] {
    const runs = this.#named.get(group)?.filter((each) => each.node.kind === 'group');
    if (runs === undefined || runs.length === 0)
      throw new PlanError('plan/unknown-name', `There is no group ${group}.`);
    return runs.map((run) => ({ place: run.place, frame: run.frame(0), group: run }));
  }

  #runsOf(node: Element, declared: number, outer: Outer): ElementSite[] {
    const counting = new Counting(node, outer);
    if (node.kind !== 'group' || node.count === undefined)
      return [new ElementSite(this, node, declared, outer, counting, undefined)];
    return Array.from(
      { length: node.most ?? 0 },
      (_, number) => new ElementSite(this, node, declared + number, outer, counting, number),
    );
  }

  template(name: string): Template | undefined {
    return Object.hasOwn(this.plan.templates, name) ? this.plan.templates[name] : undefined;
  }

  /** How a variable is drawn that goes by the number of the sample; undefined for all others. */
  designedAt({ plate, path }: Place): Designed | undefined {
    return plate.many || this.#designs.isEmpty ? undefined : this.#designs.at(plate.pattern + path.text);
  }

  /** The name in addresses of a template. */
  nameOf(key: string): string {
    return this.template(key)?.name ?? key;
  }

  addSlot(slot: Slot): void {
    this.slots.push(slot);
    if (this.slots.length > samplingLimits.slots) {
      const message = `The plan unfolds to more than ${samplingLimits.slots} values; the last one is ${slot.pattern}.`;
      throw new PlanError('plan/too-large', message, slot.pattern);
    }
  }
}

/** The groups in which an element stands, itself among them if it is one, the innermost first. */
function groupsOf(element: ElementSite | undefined): ElementSite[] {
  const groups: ElementSite[] = [];
  for (let each = element; each !== undefined; each = each.outer.group)
    if (each.node.kind === 'group') groups.push(each);
  return groups;
}
