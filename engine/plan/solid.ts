import type { Element } from './plan.js';

/** Whether places keep clear of an object, and its own of others; undefined where its plan does not say it plainly. */
export function isSolid({ properties }: Element): boolean | undefined {
  const term = Object.hasOwn(properties, 'solid') ? properties['solid'] : undefined;
  if (term === undefined) return true;
  return 'value' in term && typeof term.value === 'boolean' ? term.value : undefined;
}
