import { samplingLimits } from '../limits.js';
import { PlanError } from '../problems.js';
import type { ElementSite } from './element.js';
import type { Frame } from './frame.js';
import type { Place } from './place.js';
import type { Dependency, Slot, Through } from './slot.js';

/** The thing that the condition of an aggregate is about. Set while the aggregate goes through the instances. */
export interface Subject {
  readonly element: ElementSite;
  frame: Frame | undefined;
}

/** One value that is being compiled; gathers what it depends on. */
export class Context {
  readonly dependencies: Dependency[] = [];
  readonly #subjects: Subject[] = [];
  #depth = 0;

  constructor(readonly place: Place) {}

  depend(slot: Slot, through: Through): void {
    this.dependencies.push({ slot, through });
  }

  get subject(): Subject | undefined {
    return this.#subjects.at(-1);
  }

  within<T>(subject: Subject, compile: () => T): T {
    this.#subjects.push(subject);
    try {
      return compile();
    } finally {
      this.#subjects.pop();
    }
  }

  /** Compiles something inside something else. */
  nested<T>(compile: () => T): T {
    if (this.#depth >= samplingLimits.nesting)
      throw this.error('plan/too-deep', 'Expressions stand too deep inside one another.');
    this.#depth += 1;
    const result = compile();
    this.#depth -= 1;
    return result;
  }

  get pattern(): string {
    return this.place.plate.pattern + this.place.path.text;
  }

  error(code: PlanError['code'], message: string, at?: string): PlanError {
    return new PlanError(code, message, this.pattern, at);
  }

  /** The address of what is being evaluated, for messages. */
  addressIn(frame: Frame): string {
    return frame.address + this.place.path.text;
  }
}
