/**
 * The plan: one JSON document that says everything about a data set, compiled from a spec and read by the preview,
 * the sampler and the runner. All quantities are SI values (metres, radians, seconds, kelvin, lumens, lux); vectors are
 * arrays. Colours are linear sRGB triples. Nothing here has behaviour.
 */

/** Where a node came from: `source:startLine:startColumn-endLine:endColumn`, all but `source` (an index of `Plan.sources`) from 1. */
export type SourceRange = string;

/** What every node may carry; the `meaning` hash leaves these out. */
export interface Located {
  readonly at?: SourceRange;
  /** The author's documentation comment. */
  readonly doc?: string;
}

export const planSchemaVersion = 'specimen-plan/1';

export interface Plan {
  readonly schema: typeof planSchemaVersion;
  /** The language version that pins the catalogue, the rules of drawing and the physics. */
  readonly language: 1;
  /** The tool that compiled the plan, e.g. `specimen 0.1.0`. Not part of the meaning. */
  readonly tool?: string;
  readonly dataset: Dataset;
  readonly scene: Scene;
  /** Other scenes that samples may be of, beside `scene`. Absent: all samples are of `scene`. */
  readonly mixture?: Mixture;
  /** Variables that are spread evenly over the samples; one of each kind at most. */
  readonly designs?: readonly Design[];
  /** Outcomes that come in exact shares. */
  readonly quotas?: readonly Quota[];
  /** The templates (assets and materials) that the scene uses, by name. */
  readonly templates: Readonly<Record<string, Template>>;
  readonly classes: readonly ClassNode[];
  /** Every file that the scene may read, sorted by path (UTF-8 bytes). */
  readonly files: readonly PlanFile[];
  readonly labels: readonly LabelOutput[];
  /** Not part of the meaning. */
  readonly exports: readonly ExportOutput[];
  /** The specs that were compiled. Not part of the meaning. */
  readonly sources: readonly Source[];
}

export interface Source {
  /** Relative to the folder of the spec that was compiled, with `/`. */
  readonly path: string;
  readonly sha256: string;
}

export interface PlanFile {
  /** Relative to the folder of the spec that was compiled, with `/`. */
  readonly path: string;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
}

export interface Dataset extends Located {
  readonly name: string;
  /** From 0 to 2⁵³ − 1. */
  readonly seed: number;
  /** How many worlds. */
  readonly samples: number;
  /** Attempts of a cell before the sample becomes a hole. */
  readonly attempts: number;
  /** Shares sum to 1. */
  readonly split: readonly { readonly name: string; readonly share: number }[];
}

export interface ClassNode extends Located {
  /** The dotted path in the taxonomy, e.g. `fruit.apple`. */
  readonly path: string;
  readonly id: number;
}

/** The plate of one sample. */
export interface Scene extends Located {
  readonly name: string;
  /** The root of every address: the name of the base scene. */
  readonly root: string;
  readonly lets: readonly Variable[];
  readonly elements: readonly Element[];
  readonly requires: readonly Require[];
}

/** Scenes by weight. A sample's is told as the variable `dataset.scene`; a scene's label is its name. */
export interface Mixture extends Located {
  /** How likely `Plan.scene` is, beside the other weights. */
  readonly weight: number;
  readonly others: readonly { readonly weight: number; readonly scene: Scene }[];
}

/**
 * A design replaces the uniform numbers of variables of one number that are drawn once a sample, by the sample's number.
 * Variables are told by their addresses (`Kitchen.main.fov`); an address at which a scene draws nothing is passed over,
 * so that a twin keeps its base's design.
 */
export type Design = SobolDesign | GridDesign | PermutationDesign;

/** Points of Sobol' in as many dimensions. */
export interface SobolDesign extends Located {
  readonly sobol: readonly string[];
}

/** All combinations of equal steps of each variable. */
export interface GridDesign extends Located {
  readonly grid: readonly { readonly address: string; readonly steps: number }[];
}

/** Each variable takes each of its equal strata once in as many samples (a Latin hypercube). */
export interface PermutationDesign extends Located {
  readonly permutation: readonly string[];
  /** The samples of the data set, as the spec says. */
  readonly strata: number;
}

/** The outcomes of a choice, or of `bernoulli` (`true` and `false`), come in these shares, which sum to 1. */
export interface Quota extends Located {
  /** The address of the variable. */
  readonly quota: string;
  readonly shares: readonly { readonly label: string; readonly share: number }[];
}

/** A named variable of a block (`let`, or an `attribute`). Its address is the block's, a dot, and the name. */
export interface Variable extends Located {
  readonly name: string;
  /** Guard of an enclosing `if`; absent means always. */
  readonly when?: Expression;
  readonly term: Term;
}

/** A condition on the worlds that are made. */
export interface Require extends Located {
  readonly name: string;
  readonly when?: Expression;
  readonly condition: Expression;
}

export type ElementKind = 'object' | 'light' | 'environment' | 'camera' | 'group';

/**
 * A thing of the scene, or a group of things with a frame of its own: the plate of one instance. Addresses: `Root.name` or, when counted, `Root.name[k]`; `count` is at
 * `Root.name.count`, `present` at `Root.name.present` or `Root.name[k].present`.
 */
export interface Element extends Located {
  readonly kind: ElementKind;
  /** What stands in a group has the group's name before its own: `shelf.box`. */
  readonly name: string;
  /** The group in which it stands, declared before it: places are in its frame, and there is one for each of its runs. */
  readonly within?: string;
  /** The catalogue's kind: `point`, `pinhole`, `hdri`, …; an object's is in its `asset`. */
  readonly type?: string;
  readonly when?: Expression;
  /**
   * Present makes the element many; a whole number of instances. Its expressions stand in the element's block, but may
   * mention only what is outside it.
   */
  readonly count?: Term;
  /** Of a group with a count: how many runs there can be. */
  readonly most?: number;
  /** Evaluated for each instance; true or false. */
  readonly present?: Term;
  /** An object's asset: a value or draw whose outcome is a `Use` or a `Block`. Its address is `….asset`. */
  readonly asset?: Term;
  readonly lets: readonly Variable[];
  readonly attributes: readonly Variable[];
  /**
   * Properties of the catalogue, as written or, if they have one, by default. What an object writes of its asset's
   * properties (`scale`, `class`, `material`, those of a shape that is written out) stands here and wins over the asset's.
   */
  readonly properties: Readonly<Record<string, Term>>;
  /** Conditions on each instance. */
  readonly requires: readonly Require[];
}

/** A named asset or material, run afresh at each use. Its variables stand under the using property and its name. */
export interface Template extends Located {
  readonly kind: 'asset' | 'material';
  /** Its name in addresses, where that is not its key (two files may each have a template of one name). */
  readonly name?: string;
  /** The variables of a block round its term, which each use gives their values. */
  readonly parameters?: readonly string[];
  readonly term: Term;
}

/** A run of a template's or a shape's body: a plate of its own inside the instance that uses it. */
export interface Block extends Located {
  readonly block: string; // model, box, sphere, cylinder, cone, capsule, torus, plane, pbr
  readonly lets: readonly Variable[];
  readonly attributes: readonly Variable[];
  readonly properties: Readonly<Record<string, Term>>;
  /** Points in the frame of the asset before its scale, metres. */
  readonly keypoints?: readonly {
    readonly name: string;
    readonly position: Expression;
    readonly at?: SourceRange;
  }[];
}

/** A use of a template by its name. */
export interface Use extends Located {
  readonly use: string;
  /** In the order of the template's parameters; they stand in the block that uses it. What they run stands under the template's name and the parameter's. */
  readonly args?: readonly Expression[];
}

/** How a property or variable gets its value. */
export type Term = FixedTerm | DrawnTerm | ConditionalTerm;

export interface FixedTerm extends Located {
  readonly value: Expression;
}

export interface DrawnTerm extends Located {
  readonly draw: Distribution;
}

export interface ConditionalTerm extends Located {
  readonly if: Expression;
  readonly then: Term;
  readonly else?: Term;
}

/** A value once all the variables that it mentions have theirs. Numbers, true/false and strings stand for themselves. */
export type Expression =
  | number
  | boolean
  | string
  | Tuple
  | Operation
  | Conditional
  | VariableReference
  | ElementReference
  | IndexReference
  | ElementOutput
  | Aggregate
  | Measure
  | FileReference
  | ClassReference
  | Interval
  | Record_
  | Block
  | Use;

/** A vector, a colour or a list. */
export interface Tuple extends Located {
  readonly tuple: readonly Expression[];
}

/** An operator or function of `operators.ts`. */
export interface Operation extends Located {
  readonly op: string;
  readonly args: readonly Expression[];
}

export interface Conditional extends Located {
  readonly test: Expression;
  readonly then: Expression;
  readonly else: Expression;
}

/** A variable or written property `variable` of the block `up` blocks outwards (0 is the block it stands in). */
export interface VariableReference extends Located {
  readonly variable: string;
  readonly up: number;
}

/** An element of the scene: with `index`, one of many; with `nearest`, of many the one that is nearest to it. */
export interface ElementReference extends Located {
  /** Its name, or `subject`, or `own`. */
  readonly element: string;
  readonly index?: Expression;
  /** A point or a thing. What counts is the distance to the centres of bounds; of equal ones the first. */
  readonly nearest?: Expression;
}

/** The subject of the enclosing aggregate's `where` or value. */
export const subject = '@it';

/** The instance in whose block the expression stands. */
export const own = '@own';

/** The number of the instance, from 0, of the counted element in which the expression stands. */
export interface IndexReference extends Located {
  readonly index: 'instance';
}

/**
 * A fact about an instance: `position`, `center`, `size` (of its bounds), or a variable of it. With `by`, of how it stands
 * to another: `gapTo`, `inside`, `overlaps`, `angleTo`; of a camera `inView`, `fullyInView`, `occlusion`.
 */
export interface ElementOutput extends Located {
  readonly output: string;
  readonly of: ElementReference;
  /** The other instance. */
  readonly by?: ElementReference;
  /** `center` and `size`: of a named part of the thing's model instead of the whole. */
  readonly node?: string;
}

/** `count any all sum mean min max` over the instances of an element; dropped and absent ones are left out. */
export interface Aggregate extends Located {
  readonly aggregate: 'count' | 'any' | 'all' | 'sum' | 'mean' | 'min' | 'max';
  readonly over: string;
  /** May mention `{ element: "@it" }`. */
  readonly where?: Expression;
  /** What is summed, averaged or compared. */
  readonly value?: Expression;
}

/** A number known once pixels are: `visibility`, `truncation`, `area`. Only in labels' `keep`. */
export interface Measure extends Located {
  readonly measure: string;
}

export interface FileReference extends Located {
  /** A path of `Plan.files`. */
  readonly file: string;
}

export interface ClassReference extends Located {
  /** A path of `Plan.classes`. */
  readonly class: string;
}

/** A pair of bounds as a value (not a draw), e.g. `height = 20cm .. 60cm`. */
export interface Interval extends Located {
  readonly low: Expression;
  readonly high: Expression;
}

/** A value with named parts, e.g. `sensor { iso = 100 }`. A block for `up`. */
export interface Record_ extends Located {
  readonly record: string;
  readonly properties: Readonly<Record<string, Term>>;
}

export type Distribution = Scalar | Product | Copula | Choice | Files | Spatial;

/** A named distribution of one number: `scalarDistributions`. `args` in the order of its parameters, lists as tuples. */
export interface Scalar extends Located {
  readonly dist: string;
  readonly args: readonly Expression[];
  /** `empirical`: where its values were read. */
  readonly source?: ColumnReference;
  /** `bernoulli` gives true or false, not 1 or 0. */
}

/** A column of a table. */
export interface ColumnReference {
  /** A path of `Plan.files`. */
  readonly file: string;
  readonly column: string;
}

/**
 * Independent components, component j at `#j`; `apply` turns them into a value (`hsv`, `rgb`, …), else they are a vector.
 * A component that is an expression is fixed.
 */
export interface Product extends Located {
  readonly product: readonly (Distribution | { readonly fixed: Expression })[];
  readonly apply?: string;
}

/** Numbers with distributions of their own whose normal scores are correlated; a vector, component j drawn at `#j`. */
export interface Copula extends Located {
  /** Not `bernoulli`. */
  readonly copula: readonly Scalar[];
  /** Those of the matrix below its diagonal, row by row: (2, 1), (3, 1), (3, 2), (4, 1), … */
  readonly correlation: readonly Expression[];
}

export interface Choice extends Located {
  readonly choice: readonly Branch[];
}

export interface Branch extends Located {
  /** The name in addresses, and of the stream that decides. Unique in the choice. */
  readonly label: string;
  readonly weight: number;
  /** The outcome. A `Use` named like the label stands at `….label`, as does everything else the branch draws. */
  readonly term: Term;
}

/** One of some files, each as likely, by the hash of its path. */
export interface Files extends Located {
  readonly files: readonly string[];
}

/**
 * A distribution in space. Uniform number j of local candidate t comes from component `#j`, block 4t.
 */
export interface Spatial extends Located {
  readonly spatial: (typeof spatialKinds)[number];
  /**
   * The element that it is about (`on above inside`, and `shell`'s, `disk`'s and `ring`'s `around`), or a point; the path
   * of `along`, a list of points; the point of `grid` and `row` that `jitter` moves.
   */
  readonly target?: Expression;
  /** `on(x.surface)`: any triangle by area, along its normal. */
  readonly surface?: true;
  /** `inside(x.volume)`: within the closed surface, not only the bounds. */
  readonly volume?: true;
  /** `on(x.node("board"))`, `above` and `inside` likewise: the named part of a model instead of the whole. */
  readonly node?: string;
  /** `inside(sphere { … })`: a region of space, whose properties stand among the placement's; `target` is its centre. */
  readonly region?: (typeof regionKinds)[number];
  readonly properties: Readonly<Record<string, Expression>>;
}

/** The words for distributions in space. */
export const spatialKinds = [
  'on',
  'above',
  'inside',
  'along',
  'shell',
  'disk',
  'ring',
  'grid',
  'row',
  'gaussian',
  'uniformRotation',
] as const;

/** The shapes of space that something may be placed inside. */
export const regionKinds = ['box', 'sphere', 'cylinder', 'polygon'] as const;

export interface LabelOutput extends Located {
  readonly label: string;
  readonly properties: Readonly<Record<string, Expression>>;
}

export interface ExportOutput extends Located {
  readonly export: string;
  readonly properties: Readonly<Record<string, Expression>>;
}
