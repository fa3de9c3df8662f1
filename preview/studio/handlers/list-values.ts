import { sceneOf } from '../../../engine/plan/scenes.js';
import { placeOf } from '../../places.js';
import { controlOf, unitOf } from '../../values/control.js';
import { written } from '../../values/written-number.js';
import type { Handler } from '../handler.js';
import type { ValueRow } from '../protocol.js';

/** More rows than anybody reads. */
const mostRows = 400;

export const listValues: Handler<'values'> = async (request, { world }) => {
  const { chosen } = request;
  const { plan, variables, words } = world.of(request);
  const sample = world.sampleToDraw(request);
  const declared = new Map(variables.map((variable) => [variable.pattern, variable]));
  const ofChosen = Object.entries(sample.variables).filter(
    ([address]) => chosen === null || address.startsWith(`${chosen}.`),
  );
  const rows = ofChosen.slice(0, mostRows).map(([address, plain]): ValueRow => {
    const { at, distribution } = declared.get(address.replaceAll(/\[\d+\]/g, '[*]')) ?? {};
    const unit = distribution && unitOf(distribution, words.units[at ?? '']);
    return {
      name: chosen === null ? address : address.slice(chosen.length + 1),
      value: written(plain, unit),
      place: placeOf(plan, at),
      address,
      plain,
      control: distribution && controlOf(distribution),
      unit,
    };
  });
  const count = ofChosen.length;
  if (chosen === null) return { answer: { count, rows } };
  const object = sample.objects.find(({ address }) => address === chosen);
  const element = sceneOf(plan, sample.variables).elements.find(({ name }) => name === object?.element);
  return { answer: { count, rows, declaration: placeOf(plan, element?.at) } };
};
