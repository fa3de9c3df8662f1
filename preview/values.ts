import type { Plan } from '../engine/plan/plan.js';
import { sceneOf } from '../engine/plan/scenes.js';
import type { Plain, Sample, Sampler } from '../engine/sampling/index.js';
import { type Place, placeOf } from './places.js';

/** More rows than anybody reads. */
const mostRows = 400;

export interface ValuesOptions {
  readonly plan: Plan;
  readonly sample: Sample;
  readonly variables: Sampler['variables'];
  /** The address of the thing that was chosen; null for all of the sample. */
  readonly chosen: string | null;
  /** Shows a line; undefined where there is no editor. */
  readonly onReveal: ((place: Place) => void) | undefined;
}

/** The variables of a sample, or of the thing that was chosen, each with the line that it was drawn by. */
export function valuesTable({ plan, sample, variables, chosen, onReveal }: ValuesOptions): HTMLElement {
  const ranges = new Map(variables.map(({ pattern, at }) => [pattern, at]));
  const rows = Object.entries(sample.variables)
    .filter(([address]) => chosen === null || address.startsWith(`${chosen}.`))
    .map(([address, value]) => ({
      name: chosen === null ? address : address.slice(chosen.length + 1),
      value: plainText(value),
      place: placeOf(plan, ranges.get(address.replaceAll(/\[\d+\]/g, '[*]'))),
    }));
  const table = document.createElement('table');
  table.append(captionOf(chosen, rows.length));
  for (const { name, value, place } of rows.slice(0, mostRows)) {
    const row = table.insertRow();
    row.insertCell().append(linked(name, place, onReveal));
    row.insertCell().textContent = value;
  }
  if (chosen !== null) {
    const element = sceneOf(plan, sample.variables).elements.find(
      ({ name }) => sample.objects.find(({ address }) => address === chosen)?.element === name,
    );
    const row = table.insertRow(0);
    row.insertCell().append(linked('declaration', placeOf(plan, element?.at), onReveal));
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

/** A name that leads to its line, or says where that is. */
function linked(name: string, place: Place | undefined, onReveal: ValuesOptions['onReveal']): HTMLElement {
  const where = place && `${place.path}:${place.line}`;
  if (!place || !onReveal) {
    const text = document.createElement('span');
    text.textContent = name;
    if (where) text.title = where;
    return text;
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link';
  button.textContent = name;
  button.title = `Show ${where}`;
  button.addEventListener('click', () => onReveal(place));
  return button;
}

function plainText(value: Plain): string {
  if (typeof value === 'number') return numberText(value);
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return `(${value.map(plainText).join(', ')})`;
  return JSON.stringify(value);
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

/** Five digits are enough to look at. */
function numberText(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(5)));
}
