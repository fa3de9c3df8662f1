/**
 * What the page and its host say to each other: the host is the extension's webview or `specimen preview`. Types only.
 * The page gets plans, never source; it fetches the plan's files itself, from `assets`.
 */
import type { Plan, SourceRange } from '../engine/plan/plan.js';
import type { WrittenUnits } from '../engine/plan/written-unit.js';

/** From the host to the page. */
export type ToPage = ShowPlan | ShowProblems | ShowCursor | ShowMode;

/** The spec compiles: this is what it says now. */
export interface ShowPlan {
  readonly type: 'plan';
  readonly plan: Plan;
  /** The URL of the folder of the plan's files, ending with `/`. Paths are appended, each part percent-encoded. */
  readonly assets: string;
  /** The spec's name, for people. */
  readonly title: string;
  /** The units in which the author wrote the draws; none for a plan that was not compiled here. */
  readonly units?: WrittenUnits;
  /** What the author calls the conditions, by place. */
  readonly conditions?: Readonly<Record<SourceRange, string>>;
  /** Other scenes of the same base, to compare with the plan's; their files are among those of `assets`. */
  readonly twins?: readonly Plan[];
}

/** The spec does not compile: the last picture stays, with these beside it. */
export interface ShowProblems {
  readonly type: 'problems';
  readonly title: string;
  readonly problems: readonly PageProblem[];
}

export interface PageProblem {
  readonly message: string;
  /** `kitchen.specimen:12:3`, where there is a place. */
  readonly place?: string;
}

/** The cursor of the editor stands here: what is declared there lights up. */
export interface ShowCursor {
  readonly type: 'cursor';
  /** A path of the plan's sources. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** From 1; left out for the beginning of the line. */
  readonly column?: number;
}

/** How the preview keeps up with the editor. Only an editor says it. */
export interface ShowMode {
  readonly type: 'mode';
  /** The URI of the spec: the page keeps it, so that the editor can go on with the preview later. */
  readonly spec: string;
  /** Whether it stays with this spec when another is edited. */
  readonly isLocked: boolean;
  readonly refresh: Refresh;
  /** Whether the editor makes data sets: then its `Run…` is the page's export. */
  readonly canRun: boolean;
}

/** When the page is given what the editor says. */
export type Refresh = 'onType' | 'onSave' | 'manual';

/** From the page to the host. */
export type ToHost = Ready | Reveal | Lock | AskRefresh | SetRefresh | Run | Save;

/** The page listens now. */
export interface Ready {
  readonly type: 'ready';
}

/** The author wants to see the line that made something. */
export interface Reveal {
  readonly type: 'reveal';
  /** A path of the plan's sources. */
  readonly path: string;
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
}

/** The author wants the preview to stay with its spec, or to follow the one that is edited. */
export interface Lock {
  readonly type: 'lock';
  readonly isLocked: boolean;
}

/** The author wants to see now what the editor says. */
export interface AskRefresh {
  readonly type: 'refresh';
}

export interface SetRefresh {
  readonly type: 'refresh mode';
  readonly refresh: Refresh;
}

/** The author wants the data set of the spec that is shown: only where the host `canRun`. */
export interface Run {
  readonly type: 'run';
}

/** The page has made an export, which the author keeps where the editor asks. */
export interface Save {
  readonly type: 'save';
  /** A zip archive. */
  readonly zip: Uint8Array;
}
