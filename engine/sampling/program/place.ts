import { samplingLimits } from '../limits.js';
import { PlanError } from '../problems.js';
import type { Frame } from './frame.js';
import type { Path } from './path.js';
import type { Plate } from './plate.js';
import type { Scope } from './scope.js';

/** Where a term stands: what it may see, and the address of what it draws. */
export interface Place {
  readonly plate: Plate;
  readonly path: Path;
  readonly scope: Scope | undefined;
  /** Whether what is drawn here is part of the world of this frame. */
  readonly exists: (frame: Frame) => boolean;
  /** The templates that are being run, from the outermost inwards. */
  readonly templates: readonly string[];
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
export function insideTemplate(place: Place, template: string): Place {
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
  return { ...below(place, template), scope: undefined, templates: [...place.templates, template] };
}
