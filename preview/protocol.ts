/**
 * What the page and its host say to each other: the host is the extension's webview or `specimen preview`. Types only.
 * The page gets plans, never source; it fetches the plan's files itself, from `assets`.
 */
import type { Plan } from '../engine/plan/plan.js';

/** From the host to the page. */
export type ToPage = ShowPlan | ShowProblems;

/** The spec compiles: this is what it says now. */
export interface ShowPlan {
  readonly type: 'plan';
  readonly plan: Plan;
  /** The URL of the folder of the plan's files, ending with `/`. Paths are appended, each part percent-encoded. */
  readonly assets: string;
  /** The spec's name, for people. */
  readonly title: string;
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

/** From the page to the host: the page listens now. */
export interface ToHost {
  readonly type: 'ready';
}
