import type { Place } from './places.js';
import type { Values } from './studio/protocol.js';

export interface ValuesOptions {
  readonly values: Values;
  /** The address of the thing that was chosen; null for all of the sample. */
  readonly chosen: string | null;
  /** Shows a line; undefined where there is no editor. */
  readonly onReveal: ((place: Place) => void) | undefined;
  /** Shows how a variable is distributed, by its pattern. */
  readonly onStudy: (pattern: string) => void;
}

/** The variables of a sample, or of the thing that was chosen, each with the line that it was drawn by. */
export function valuesTable({ values, chosen, onReveal, onStudy }: ValuesOptions): HTMLElement {
  const table = document.createElement('table');
  table.append(captionOf(chosen, values.count));
  for (const { name, value, place } of values.rows) {
    const row = table.insertRow();
    const pattern = `${chosen === null ? '' : `${chosen}.`}${name}`.replaceAll(/\[\d+\]/g, '[*]');
    row.insertCell().append(linked(name, place, onReveal, () => onStudy(pattern)));
    row.insertCell().textContent = value;
  }
  if (chosen !== null) {
    const row = table.insertRow(0);
    row.insertCell().append(linked('declaration', values.declaration, onReveal));
    row.insertCell();
  }
  return table;
}

function captionOf(chosen: string | null, count: number): HTMLElement {
  const caption = document.createElement('caption');
  const what = chosen === null ? 'All variables' : chosen;
  caption.textContent = count === 0 ? `${what}: nothing is drawn for it` : what;
  return caption;
}

/** A name that leads to its line, or says where that is; of a variable, also to its distribution. */
function linked(
  name: string,
  place: Place | undefined,
  onReveal: ValuesOptions['onReveal'],
  onStudy?: () => void,
): HTMLElement {
  const where = place && `${place.path}:${place.line}`;
  if (!(place && onReveal) && !onStudy) {
    const text = document.createElement('span');
    text.textContent = name;
    if (where) text.title = where;
    return text;
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link';
  button.textContent = name;
  button.title = onReveal && where ? `Show ${where}` : `How it is distributed${where ? ` (${where})` : ''}`;
  button.addEventListener('click', () => {
    if (place) onReveal?.(place);
    onStudy?.();
  });
  return button;
}
