import type { Value } from '../../plan/operators.js';
import type { Plain } from '../sample.js';
import type { BlockSite } from './block.js';
import type { Context } from './context.js';
import type { Frame } from './frame.js';
import type { Slot, Through } from './slot.js';

/** Variables that were drawn, by address. */
export type Drawn = Record<string, Plain>;

/** A named term of a plan where it stands: it has a value in every frame of its plate. */
export interface Site {
  read(frame: Frame): Value;
  /** Tells a context what the value depends on. */
  depend(context: Context, through: Through): void;
  /** The blocks that may be its value. */
  blocks(): readonly BlockSite[];
  /** Adds the variables that it draws in this world, of branches taken only. */
  record(frame: Frame, drawn: Drawn): void;
  /** Visits the slots of the variables that it may draw, whichever branches are taken, until `visit` says no. */
  variables(visit: (slot: Slot) => boolean): boolean;
}
