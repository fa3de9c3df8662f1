/**
 * What a sampler gives: plain data that can be printed, saved and compared. Metres, radians, right-handed, +Y up; colours
 * are linear sRGB. Matrices are 4 x 4, column-major, from the thing's own frame to the world.
 */
import type { SourceRange } from '../plan/plan.js';
import type { HoleCode, HoleSignal } from './problems.js';

/** A value as plain data: elements are told by their address, files and classes by their path. */
export type Plain = number | boolean | string | readonly Plain[] | PlainInterval | PlainRecord;

export interface PlainInterval {
  readonly low: number;
  readonly high: number;
}

/** A record, a material or a shape with its properties. */
export interface PlainRecord {
  readonly type: string;
  readonly properties: Readonly<Record<string, Plain>>;
}

/** One world. */
export interface Sample {
  readonly index: number;
  readonly split: string;
  /**
   * Every variable that was drawn, by address: the scene's, then element by element and instance by instance. A choice is
   * told by its label, a file by its path, a place as [x, y, z], a rotation as [x, y, z, w]. What was drawn for an instance
   * that is absent or was dropped is left out, but for its `present`.
   */
  readonly variables: Readonly<Record<string, Plain>>;
  readonly objects: readonly SampledObject[];
  readonly lights: readonly SampledDevice[];
  readonly cameras: readonly SampledDevice[];
  /** What surrounds the scene, if anything does. */
  readonly environment?: SampledEnvironment;
  /** Instances for which there was no room, if there are any. */
  readonly crowded?: readonly CrowdedInstance[];
  readonly cells: readonly SolvedCell[];
}

/** An instance of whose candidates none was free. */
export interface CrowdedInstance {
  readonly address: string;
  /** What its placement says then: it was left out, or it stands where it may overlap others. */
  readonly outcome: 'fewer' | 'overlap';
}

export interface SolvedCell {
  /** The addresses of its conditions; with `[*]` where one asks for all instances. */
  readonly requires: readonly string[];
  /** 1 if the first attempt was accepted. */
  readonly attempts: number;
}

export interface SampledObject {
  /** From 1, in the order of declaration; instances that are absent or were dropped have their numbers too. */
  readonly id: number;
  readonly address: string;
  /** The name of the element. */
  readonly element: string;
  /** The name of its asset, `Mug`, with the branch that was taken, `Junk.box`; else the kind of its shape, `plane`. */
  readonly asset: string;
  /** The path in the taxonomy; null for a distractor. */
  readonly class: string | null;
  /** Scale included. Of a thing that falls, where it came to rest; its `place` among the variables is where it fell from. */
  readonly matrix: readonly number[];
  readonly geometry: Geometry;
  /** The shape's bounds in its own frame, before its scale. */
  readonly bounds: { readonly min: readonly number[]; readonly max: readonly number[] };
  /** Null for a model that keeps its own. */
  readonly material: PlainRecord | null;
  readonly attributes: Readonly<Record<string, Plain>>;
  /** In the frame of the object: `matrix` takes them to the world. */
  readonly keypoints: readonly { readonly name: string; readonly position: readonly number[] }[];
  /** What else is written or by default, `drop` for one. */
  readonly properties: Readonly<Record<string, Plain>>;
}

/** The parameters of a shape, in its own frame before its scale. */
export type Geometry =
  | { readonly kind: 'model'; readonly file: string; readonly metresPerUnit: number; readonly up: 'y' | 'z' }
  | { readonly kind: 'box'; readonly size: readonly [x: number, y: number, z: number] }
  | { readonly kind: 'plane'; readonly size: readonly [x: number, z: number] }
  | { readonly kind: 'sphere'; readonly radius: number }
  | { readonly kind: 'cylinder' | 'cone' | 'capsule'; readonly radius: number; readonly height: number }
  | { readonly kind: 'torus'; readonly radius: number; readonly tube: number };

/** A light or a camera. It looks, or shines, along its own -Z, with +Y up. */
export interface SampledDevice {
  readonly address: string;
  readonly element: string;
  /** `pinhole`, `point`, `directional`, … */
  readonly type: string;
  readonly matrix: readonly number[];
  readonly attributes: Readonly<Record<string, Plain>>;
  /** All but the ones that the matrix says. */
  readonly properties: Readonly<Record<string, Plain>>;
}

export interface SampledEnvironment {
  readonly address: string;
  readonly element: string;
  /** `color`, `gradient`, `hdri`. */
  readonly type: string;
  readonly attributes: Readonly<Record<string, Plain>>;
  readonly properties: Readonly<Record<string, Plain>>;
}

/** A world that could not be made. */
export interface Hole {
  readonly index: number;
  readonly split: string;
  readonly hole: {
    readonly code: HoleCode;
    readonly message: string;
    readonly address?: string;
    /** The conditions that did not hold, the one that failed most often first. */
    readonly requires: readonly string[];
    /** Of the cell that gave up; 0 if it was not for that. */
    readonly attempts: number;
    readonly at?: SourceRange;
  };
}

export type Outcome = Sample | Hole;

export function isHole(outcome: Outcome): outcome is Hole {
  return 'hole' in outcome;
}

export function toHole(index: number, split: string, signal: HoleSignal): Hole {
  const { code, message, address, requires, attempts, at } = signal;
  return {
    index,
    split,
    hole: {
      code,
      message,
      ...(address === undefined ? {} : { address }),
      requires,
      attempts,
      ...(at === undefined ? {} : { at }),
    },
  };
}
