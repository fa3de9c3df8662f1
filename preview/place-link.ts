import { make } from './elements.js';
import type { Place } from './places.js';

/** A text that leads to a line, or says where that is. */
export function placeLink(
  text: string,
  place: Place | undefined,
  onReveal: ((place: Place) => void) | undefined,
): HTMLElement {
  const where = place && `${place.path}:${place.line}`;
  const parts = breakable(text);
  if (!place || !onReveal) return make('span', where ? { title: where } : {}, ...parts);
  const link = make('button', { type: 'button', className: 'link', title: `Show ${where}` }, ...parts);
  link.addEventListener('click', () => onReveal(place));
  return link;
}

/** An address may go on in another line before each of its names. */
function breakable(text: string): (Node | string)[] {
  return text.split(/(?=[.[])/).flatMap((each) => [make('wbr'), each]);
}
