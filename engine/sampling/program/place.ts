import type { Template } from '../../plan/plan.js';
import { samplingLimits } from '../limits.js';
import { PlanError } from '../problems.js';
import type { Frame } from './frame.js';
import type { Path } from './path.js';
import type { Plate } from './plate.js';
import type { Scope } from './scope.js';
import type { Site } from './site.js';

/** Where a term stands: what it may see, and the address of what it draws. */
export interface Place {
  readonly plate: Plate;
  readonly path: Path;
  readonly scope: Scope | undefined;
  /** Whether what is drawn here is part of the world of this frame. */
  readonly exists: (frame: Frame) => boolean;
  /** The element whose written properties win over those of a block that stands here: its asset. */
  readonly overrides?: Overrides;
  /** The templates that are being run, from the outermost inwards. */
  readonly templates: readonly string[];
}

/** Properties that win over a block's own. */
export interface Overrides {
  property(name: string): Site | undefined;
}

export function below(place: Place, name: string): Place {
  return { ...place, path: place.path.child(name) };
}

/** The same place, of which something more must hold for what is drawn there to exist. */
export function under(place: Place, holds: (frame: Frame) => boolean): Place {
  const { exists } = place;
  return { ...place, exists: (frame) => exists(frame) && holds(frame) };
}

/** Where the body of a template stands that is used at a place. */
export function insideTemplate(place: Place, template: string, { name = template }: Template): Place {
  if (place.templates.includes(template)) {
    throw new PlanError(
      'plan/cycle',
      `The template ${template} uses itself.`,
      place.plate.pattern + place.path.text,
    );
  }
  if (place.templates.length >= samplingLimits.nesting) {
    throw new PlanError('plan/too-deep', 'Templates stand too deep inside one another.', place.plate.pattern);
  }
  return { ...below(place, name), scope: undefined, templates: [...place.templates, template] };
}
