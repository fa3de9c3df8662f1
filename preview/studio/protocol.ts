/**
 * What the page and its worker say to each other. Types only. The page asks, one request at a time or many; the worker
 * answers each by its number, with an answer or a fault. Requests are worked on in their order.
 */
import type { Expectations, VariableDistribution } from '../../engine/analysis/index.js';
import type { ColorImage } from '../../engine/frames/index.js';
import type { ImageLabels } from '../../engine/labels/index.js';
import type { Plan, SourceRange } from '../../engine/plan/plan.js';
import type { Truth } from '../../engine/raster/index.js';
import type { Place } from '../places.js';
import type { Counters } from './counters.js';

/** What the page can ask for; each kind has a handler of its own in `handlers/`. */
export type Request =
  | UsePlan
  | TakeSample
  | DrawSample
  | ListValues
  | TellCounters
  | ListVariables
  | StudyVariable
  | Expect;

/** The answers by the kind of the request. */
export interface Answers {
  readonly 'use plan': PlanTaken;
  readonly sample: Sampled;
  readonly draw: readonly Shot[];
  readonly values: Values;
  readonly counters: Told;
  readonly variables: readonly ListedVariable[];
  readonly distribution: VariableDistribution;
  readonly expectations: Expectations;
}

export type AnswerTo<R extends Request> = Answers[R['type']];

/** All requests that follow are about this plan. */
export interface UsePlan {
  readonly type: 'use plan';
  readonly plan: Plan;
  /** Where the page finds the plan's files: `ShowPlan`. */
  readonly assets: string;
}

export interface PlanTaken {
  /** What draws: `WebGPU`, `WebGL2`. */
  readonly api: string;
}

/** Makes a world; its pictures and values are asked for by its number. */
export interface TakeSample {
  readonly type: 'sample';
  readonly index: number;
}

export interface Sampled {
  readonly index: number;
  readonly split: string;
  /** Why there is no such world; null if there is. */
  readonly hole: string | null;
  readonly objects: number;
  readonly labelled: number;
}

/** A picture for each camera of a sample, no wider than `widest` pixels, or for the first camera alone. */
export interface DrawSample {
  readonly type: 'draw';
  readonly index: number;
  readonly widest: number;
  readonly cameras: 'all' | 'first';
}

/** What a camera sees of a sample. */
export interface Shot {
  readonly color: ColorImage;
  readonly truth: Pick<Truth, 'width' | 'height' | 'ids' | 'depth' | 'normals'>;
  readonly labels: ImageLabels;
  /** Whatever is seen, labelled or not. */
  readonly things: readonly Thing[];
}

export interface Thing {
  readonly id: number;
  readonly element: string;
  readonly address: string;
}

/** The variables of a sample, or of one of its things. */
export interface ListValues {
  readonly type: 'values';
  readonly index: number;
  /** The address of the thing that was chosen; null for all of the sample. */
  readonly chosen: string | null;
}

export interface Values {
  /** How many there are; no more are listed than anybody reads. */
  readonly count: number;
  readonly rows: readonly ValueRow[];
  /** Where the thing that was chosen is declared. */
  readonly declaration?: Place | undefined;
}

export interface ValueRow {
  readonly name: string;
  readonly value: string;
  /** The line that it was drawn by. */
  readonly place: Place | undefined;
}

/** What the worker has done since it was started. */
export interface TellCounters {
  readonly type: 'counters';
}

export interface Told extends Readonly<Counters> {
  /** How many things of each kind the device holds, and their bytes. */
  readonly device: Readonly<Record<string, number>>;
}

/** The variables that the plan draws. */
export interface ListVariables {
  readonly type: 'variables';
}

export interface ListedVariable {
  readonly pattern: string;
  /** Where it is drawn. */
  readonly at: SourceRange | undefined;
}

/**
 * The next figures of how a variable is distributed. They are asked for until they are complete; meanwhile other requests
 * have their turn.
 */
export interface StudyVariable {
  readonly type: 'distribution';
  /** One of those that are listed. */
  readonly pattern: string;
}

/** The next figures of what is to be expected of the data set; asked for until they are complete. */
export interface Expect {
  readonly type: 'expectations';
}

/** From the page to the worker. */
export type ToStudio = Ask | Abort | Given;

export interface Ask {
  readonly type: 'ask';
  readonly id: number;
  readonly request: Request;
}

/** The answer is not wanted any more. The worker still tells when it is at an end. */
export interface Abort {
  readonly type: 'abort';
  readonly id: number;
}

/** What the worker needs and only the page can get: an editor's web view lets no worker fetch. */
export type Need = { readonly type: 'file'; readonly url: string } | { readonly type: 'physics' };

/** What was needed: the bytes of the file, or the address of the module; or why not. */
export interface Given {
  readonly type: 'given';
  readonly need: number;
  readonly given: ArrayBuffer | string | null;
  readonly fault: string;
}

/** From the worker to the page. */
export type FromStudio = Started | Answer | Fault | Needs | Lost;

/** The worker listens. */
export interface Started {
  readonly type: 'started';
}

export interface Answer {
  readonly type: 'answer';
  readonly id: number;
  readonly answer: Answers[Request['type']];
}

export interface Fault {
  readonly type: 'fault';
  readonly id: number;
  /** For people. */
  readonly message: string;
}

export interface Needs {
  readonly type: 'needs';
  readonly need: number;
  /** The request that it is needed for. */
  readonly id: number;
  readonly what: Need;
}

/** The graphics device is gone, and with it all that was made ready: another worker must begin anew. */
export interface Lost {
  readonly type: 'lost';
}
