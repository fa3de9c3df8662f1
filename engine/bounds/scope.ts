import { type Bounds, unknown } from './bounds.js';

/** Something that is worked out when first asked for. Asked for while it is worked out, nothing is known of it. */
export class Later {
  #state: 'new' | 'busy' | 'done' = 'new';
  #bounds: Bounds = unknown;

  constructor(private readonly compute: () => Bounds) {}

  get(): Bounds {
    if (this.#state === 'new') {
      this.#state = 'busy';
      this.#bounds = this.compute();
      this.#state = 'done';
    }
    return this.#bounds;
  }
}

/** The variables of a block by their names, and the block around it. */
export class Scope {
  readonly members = new Map<string, Later>();

  constructor(readonly parent: Scope | undefined) {}

  /** The variable `name` of the block `up` blocks outwards. */
  lookup(name: string, up: number): Later | undefined {
    let scope: Scope | undefined = this;
    for (let step = 0; step < up && scope !== undefined; step += 1) scope = scope.parent;
    return scope?.members.get(name);
  }
}
