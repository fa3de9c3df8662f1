/**
 * What the page and its worker say to each other. Types only. The page asks, one request at a time or many; the worker
 * answers each by its number, with an answer or a fault. Requests are worked on in their order.
 */
import type { Expectations, VariableDistribution } from '../../engine/analysis/index.js';
import type { ColorImage } from '../../engine/frames/index.js';
import type { ImageLabels } from '../../engine/labels/index.js';
import type { Plan, SourceRange } from '../../engine/plan/plan.js';
import type { WrittenUnit, WrittenUnits } from '../../engine/plan/written-unit.js';
import type { Truth } from '../../engine/raster/index.js';
import type { AttemptReference, Plain, SampledDevice } from '../../engine/sampling/index.js';
import type { Viewpoint } from '../orbit/viewpoint.js';
import type { Place } from '../places.js';
import type { Control } from '../values/control.js';
import type { Counters } from './counters.js';

/** What the page can ask for; each kind has a handler of its own in `handlers/`. */
export type Request =
  | UsePlan
  | TakeSample
  | DrawSample
  | ListValues
  | ListAttempts
  | FindViewpoint
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
  readonly attempts: readonly Rejected[];
  readonly viewpoint: Viewpoint;
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
  /** The units in which draws are written. */
  readonly units?: WrittenUnits;
  /** What the author calls the conditions, by place. */
  readonly conditions?: Readonly<Record<SourceRange, string>>;
  /** Other scenes of the same base. */
  readonly twins?: readonly Plan[];
}

/** Which world is meant. */
export interface Look {
  readonly index: number;
  /** Values that are set by hand, by the addresses of their variables. */
  readonly fixed?: FixedList;
  /** An attempt that conditions turned down, in place of the one that was accepted. */
  readonly attempt?: AttemptReference;
  /** The number of one of the plan's twins; without it, the plan's own scene. */
  readonly twin?: number;
}

export type FixedList = readonly (readonly [address: string, value: Plain])[];

export interface PlanTaken {
  /** What draws: `WebGPU`, `WebGL2`. */
  readonly api: string;
  /** The name of the graphics device, as far as the browser tells it; empty where it does not. */
  readonly device: string;
}

/** Makes a world; its pictures and values are asked for by its number. */
export interface TakeSample extends Look {
  readonly type: 'sample';
}

export interface Sampled {
  readonly index: number;
  readonly split: string;
  /** Why there is no such world; null if there is. */
  readonly hole: string | null;
  readonly objects: number;
  readonly labelled: number;
  /** How many attempts its conditions turned down, all cells together. */
  readonly rejected: number;
  /** The addresses of its cameras. */
  readonly cameras: readonly string[];
}

/** A picture for each camera of a sample, no wider than `widest` pixels, for the first alone, or from a free viewpoint. */
export interface DrawSample extends Look {
  readonly type: 'draw';
  readonly widest: number;
  readonly cameras: 'all' | 'first' | Viewpoint;
}

/** What a camera sees of a sample. */
export interface Shot {
  readonly camera: Pick<SampledDevice, 'address' | 'element'>;
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
export interface ListValues extends Look {
  readonly type: 'values';
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
  /** As the author would write it. */
  readonly value: string;
  /** The line that it was drawn by. */
  readonly place: Place | undefined;
  readonly address: string;
  readonly plain: Plain;
  /** How it can be set by hand; undefined where it can't. */
  readonly control: Control | undefined;
  /** The unit in which it is written. */
  readonly unit: WrittenUnit | undefined;
}

/** The attempts of a sample that conditions turned down. */
export interface ListAttempts extends Look {
  readonly type: 'attempts';
}

export interface Rejected extends AttemptReference {
  /** The conditions that did not hold: their names and lines. */
  readonly requires: readonly { readonly name: string; readonly place: Place | undefined }[];
  /** How many conditions held: the more, the nearer it came. */
  readonly held: number;
}

/** Where to stand to see what a camera of a sample sees, or all of it. */
export interface FindViewpoint extends Look {
  readonly type: 'viewpoint';
  /** The address of the camera; null for a view of everything. */
  readonly camera: string | null;
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
  /** Whether it is a point in space, in metres. */
  readonly isPoint: boolean;
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
