import { make } from './elements.js';
import type { Place } from './places.js';

/** A text that leads to a line, or says where that is. */
export function placeLink(
  text: string,
  place: Place | undefined,
  onReveal: ((place: Place) => void) | undefined,
): HTMLElement {
  const where = place && `${place.path}:${place.line}`;
  if (!place || !onReveal) return make('span', where ? { title: where } : {}, text);
  const link = make('button', { type: 'button', className: 'link', title: `Show ${where}` }, text);
  link.addEventListener('click', () => onReveal(place));
  return link;
}
