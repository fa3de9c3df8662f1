import type { Thing } from '../../plan/operators.js';
import type { CellRun } from '../cells/cell-run.js';
import type { Body } from '../placement/body.js';
import type { Pose } from '../placement/pose.js';
import type { KeyNode } from '../streams/index.js';
import type { Plate } from './plate.js';

/**
 * The values of one run of a plate: of the scene, or of one instance of an element. Made once and used for all samples.
 * As a value, it is a reference to that instance.
 */
export class Frame implements Thing {
  readonly thing = 'element';
  /** By slot. */
  readonly values: unknown[] = [];
  /** When each value was computed; `Infinity` for a constant, the negative clock while it is being computed. */
  readonly stamps: number[] = [];
  /** By slot. */
  readonly keys: (KeyNode | undefined)[] = [];
  /** By slot. */
  readonly addresses: (string | undefined)[] = [];
  /** By cell, for those whose home is this frame's plate. */
  readonly runs: (CellRun | undefined)[] = [];
  /** What an object is before it has a place. */
  body: Body | undefined;
  /** Where it stands, if it is an element. */
  pose: Pose | undefined;
  readonly scene: Frame;

  /**
   * @param index the number of the instance, from 0
   * @param scene the frame of the scene; left out for the scene itself
   */
  constructor(
    readonly plate: Plate,
    readonly index: number,
    readonly address: string,
    readonly key: KeyNode,
    scene?: Frame,
  ) {
    this.scene = scene ?? this;
  }
}
