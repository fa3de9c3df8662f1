import type { Projects } from '../projects.js';
import { conditionsOf } from '../source/conditions.js';
import type { Analyst } from './analyst.js';
import type { Figures } from './figures.js';

/** How long the editor must be quiet before a spec is sampled, in milliseconds. */
const quiet = 700;

/** What is known of one open spec. */
export interface Expected {
  readonly figures: Figures | undefined;
  /** How often each condition holds, by what says which (`ball.small`). */
  readonly accepted: ReadonlyMap<string, number>;
  /** Whether all this is of the text as it stands. */
  readonly isCurrent: boolean;
}

const nothing: Expected = { figures: undefined, accepted: new Map(), isCurrent: false };

interface Entry extends Mutable<Expected> {
  /** Whether the text has changed since it was sampled. */
  isStale: boolean;
  /** The plan that the figures are of. */
  plan: string;
}

type Mutable<T> = { -readonly [P in keyof T]: T[P] };

/**
 * What to expect of the open specs. The last figures are there at once; new ones come when the editor has been quiet. One
 * spec is sampled at a time, and none of which nobody asked.
 */
export class Expectations {
  private readonly entries = new Map<string, Entry>();
  private readonly waiting = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopRunning: (() => void) | undefined;
  /** How many analyses were begun, and ended before they were done. */
  readonly counts = { started: 0, cancelled: 0 };

  /** @param onNew told when there are new figures */
  constructor(
    private readonly analyst: Analyst | undefined,
    private readonly projects: Projects,
    private readonly onNew: () => void,
    private readonly onFault: (error: unknown) => void,
  ) {}

  /** Something changed: what is sampled now is out of date. */
  invalidate(): void {
    this.stop();
    for (const entry of this.entries.values()) {
      entry.isStale = true;
      entry.isCurrent = false;
    }
  }

  /** A spec was closed. */
  forget(uri: string): void {
    this.entries.delete(uri);
    this.waiting.delete(uri);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.waiting.clear();
    if (this.stopRunning) this.counts.cancelled += 1;
    this.stopRunning?.();
    this.stopRunning = undefined;
  }

  /** The last figures of an open spec; asks for new ones if they are out of date. */
  of(uri: string): Expected {
    let entry = this.entries.get(uri);
    if (!entry) {
      entry = { ...nothing, isStale: true, plan: '' };
      this.entries.set(uri, entry);
    }
    if (entry.isStale && this.analyst && !this.waiting.has(uri)) {
      this.waiting.add(uri);
      if (!this.stopRunning) this.schedule(quiet);
    }
    return entry;
  }

  /** The last figures of an open spec, without asking for any. */
  known(uri: string): Expected {
    return this.entries.get(uri) ?? nothing;
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      try {
        this.next();
      } catch (error) {
        this.onFault(error);
      }
    }, delay);
  }

  private next(): void {
    const [uri] = this.waiting;
    if (uri === undefined || this.stopRunning) return;
    this.waiting.delete(uri);
    const entry = this.entries.get(uri);
    const compiled = entry && this.projects.compile(uri);
    if (entry) entry.isStale = false;
    if (!entry || !compiled?.plan) {
      this.schedule(0);
      return;
    }
    const { plan, folder, project } = compiled;
    const text = JSON.stringify(plan);
    if (entry.plan === text) {
      entry.isCurrent = true;
      this.schedule(0);
      return;
    }
    const { main } = project.checked.project;
    const conditions = conditionsOf(main).map(({ key, node }) => ({ key, at: main.range(node) }));
    this.counts.started += 1;
    this.stopRunning = this.analyst!.start(plan, folder, (figures) => {
      this.stopRunning = undefined;
      entry.plan = text;
      entry.isCurrent = true;
      entry.figures = figures;
      entry.accepted = new Map(
        conditions.flatMap(({ key, at }) => {
          const share = figures?.accepted[at];
          return share === undefined ? [] : [[key, share]];
        }),
      );
      this.onNew();
      this.schedule(0);
    });
  }
}
