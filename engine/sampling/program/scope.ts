import type { Plate } from './plate.js';
import type { Site } from './site.js';

/** What a block offers to the expressions in it and in the blocks within. */
export interface Members {
  member(name: string): Site | undefined;
}

/** The blocks round an expression, from the innermost outwards. A template sees nothing outside itself. */
export class Scope {
  constructor(
    readonly members: Members,
    readonly plate: Plate,
    readonly parent: Scope | undefined,
  ) {}

  outwards(steps: number): Scope | undefined {
    let scope: Scope | undefined = this;
    for (let step = 0; step < steps && scope !== undefined; step += 1) scope = scope.parent;
    return scope;
  }
}
