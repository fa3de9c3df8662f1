import type { Frame } from '../program/frame.js';
import type { Declaration } from '../program/slot.js';
import type { Body } from './body.js';
import type { Candidate } from './pose.js';

/** What happens to a thing for which no candidate is free. */
export type Crowded = 'redraw' | 'fewer' | 'overlap' | 'fail';

/** One way in which a place is given: a point that is fixed, or a distribution of points. */
export interface Leaf {
  /** The variable; undefined for a point that is fixed. */
  readonly declaration: Declaration | undefined;
  addressIn(frame: Frame): string;
  readonly crowded: Crowded;
  /** How many points are tried. */
  readonly candidates: number;
  /** Whether the body's lowest point comes to the point, not its origin. */
  readonly stands: boolean;
  /** Whether the body's +Y turns to the normal. */
  readonly tilts: boolean;
  /** Whether the body turns about +Y to the heading. */
  readonly turns: boolean;
  /** Metres from other solids. */
  gap(frame: Frame): number;
  /** Metres from the centres of the element's other instances. */
  spacing(frame: Frame): number;
  /** The instance that it stands on, above or in, which it need not avoid. */
  carrier(frame: Frame): Frame | undefined;
  /** The origin that is set by hand, in the world; undefined if none is. */
  fixed(frame: Frame): Float64Array | undefined;
  /** Writes candidate number `trial`. False if there is none of that number. */
  propose(frame: Frame, attempt: number, trial: number, body: Body | undefined, out: Candidate): boolean;
}
