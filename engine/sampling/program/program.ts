import type { Mesh } from '../../geometry/index.js';
import type { Plan, Template } from '../../plan/plan.js';
import type { Observer } from '../cells/observation.js';
import { samplingLimits } from '../limits.js';
import { Shapes } from '../placement/shapes.js';
import { Solids } from '../placement/solids.js';
import { PlanError } from '../problems.js';
import { KeyNode } from '../streams/index.js';
import { World } from '../world.js';
import { lazily } from './block.js';
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
  readonly keys: KeyNode;
  /** Who is told of the sample that is being made. */
  observer: Observer | undefined;
  readonly #named: ReadonlyMap<string, ElementSite>;
  /** All that were made so far. */
  readonly slots: Slot[] = [];

  constructor(
    readonly plan: Plan,
    models: ModelSource,
  ) {
    const { scene } = plan;
    this.shapes = new Shapes(models);
    this.keys = KeyNode.root(plan.dataset.seed);
    this.plate = new Plate(this, scene.root, false, true);
    this.scene = new Frame(this.plate, 0, scene.root, this.keys.child(scene.root));
    const scope = new Scope(this, this.plate, undefined);
    this.place = { plate: this.plate, path: Path.root, scope, exists: () => true, templates: [] };
    this.lets = lazily(scene.lets, this.place);
    this.elements = scene.elements.map((node, index) => new ElementSite(this, node, index));
    this.#named = new Map(this.elements.map((element) => [element.node.name, element]));
    if (this.#named.size < this.elements.length)
      throw new PlanError('plan/invalid', 'Two elements have the same name.');
    this.requires = scene.requires.map((node) => new RequireSite(this.place, node, undefined));
  }

  member(name: string): Site | undefined {
    return this.lets.get(name)?.();
  }

  elementNamed(name: string): ElementSite | undefined {
    return this.#named.get(name);
  }

  /** The element of which a plate is an instance. */
  elementAt(plate: Plate): ElementSite {
    const element = this.elements.find((each) => each.plate === plate);
    if (element === undefined) throw new Error(`Internal: ${plate.pattern} is no element.`);
    return element;
  }

  template(name: string): Template | undefined {
    return Object.hasOwn(this.plan.templates, name) ? this.plan.templates[name] : undefined;
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
