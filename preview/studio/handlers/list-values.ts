import { sceneOf } from '../../../engine/plan/scenes.js';
import type { Plain } from '../../../engine/sampling/index.js';
import { placeOf } from '../../places.js';
import type { Handler } from '../handler.js';

/** More rows than anybody reads. */
const mostRows = 400;

export const listValues: Handler<'values'> = async ({ index, chosen }, { world }) => {
  const { plan, variables } = world;
  const sample = world.sampleToDraw(index);
  const ranges = new Map(variables.map(({ pattern, at }) => [pattern, at]));
  const ofChosen = Object.entries(sample.variables).filter(
    ([address]) => chosen === null || address.startsWith(`${chosen}.`),
  );
  const rows = ofChosen.slice(0, mostRows).map(([address, value]) => ({
    name: chosen === null ? address : address.slice(chosen.length + 1),
    value: plainText(value),
    place: placeOf(plan, ranges.get(address.replaceAll(/\[\d+\]/g, '[*]'))),
  }));
  const count = ofChosen.length;
  if (chosen === null) return { answer: { count, rows } };
  const object = sample.objects.find(({ address }) => address === chosen);
  const element = sceneOf(plan, sample.variables).elements.find(({ name }) => name === object?.element);
  return { answer: { count, rows, declaration: placeOf(plan, element?.at) } };
};

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
