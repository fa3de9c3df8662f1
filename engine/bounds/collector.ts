import type { SourceRange } from '../plan/plan.js';
import type { Fault } from './fault.js';
import type { Position } from './position.js';
import { joined, noRoots, overlap, type Roots } from './roots.js';

/** Collects faults, each once. What is never asked for has none. */
export class Collector {
  /** The conditions that were looked at, those that are told of and the others. */
  readonly conditions = new Set<SourceRange>();
  /** The random variables that conditions on the worlds restrict. */
  private restricted: Roots = noRoots;
  private readonly certain = new Map<string, Fault>();
  private readonly possible: { readonly fault: Fault; readonly roots: Roots }[] = [];

  /** What is so in all worlds. */
  tell(fault: Fault, position: Position): void {
    if (!position.dead) this.certain.set(`${fault.kind} ${fault.at}`, fault);
  }

  /**
   * What is so in some worlds by the supports of `roots`. Where these also decide whether it is asked for, or a
   * condition restricts them, it may not be.
   */
  tellPossible(fault: Fault, position: Position, roots: Roots): void {
    if (!position.dead && !overlap(roots, position.guards)) this.possible.push({ fault, roots });
  }

  restrict(roots: Roots): void {
    this.restricted = joined([this.restricted, roots]);
  }

  faults(): readonly Fault[] {
    const told = new Map(this.certain);
    for (const { fault, roots } of this.possible) {
      const key = `${fault.kind} ${fault.at}`;
      if (!told.has(key) && !overlap(roots, this.restricted)) told.set(key, fault);
    }
    return [...told.values()];
  }
}
