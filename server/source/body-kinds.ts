import type { Catalogue, Kind, Property } from '../../language/index.js';
import { isA } from '../../language/words/catalogue.js';
import type { Surroundings } from './surroundings.js';

/** Kinds that are declared by their names: `light sun = …`. */
const declared: ReadonlySet<string> = new Set([
  'dataset',
  'class',
  'object',
  'light',
  'camera',
  'environment',
  'group',
  'asset',
  'material',
  'export',
  'design',
]);

/** The kinds whose properties may stand in the innermost body of a place. */
export function kindsOfBody(catalogue: Catalogue, { bodies }: Surroundings): Kind[] {
  const body = bodies.findLast(({ first }) => first !== 'if' && first !== 'else');
  if (!body) return [];
  const named = (name: string) => catalogue.kinds.filter((kind) => kind.name === name);
  if (!declared.has(body.first)) return named(body.last);
  // The body of an object has the properties of its shape too, whatever the name of its asset.
  const family = body.first === 'object' ? 'asset' : body.first;
  const written = named(body.last).filter((kind) => isA(kind, family));
  const outer = body.first === 'object' ? [...named('object'), ...named('asset')] : named(body.first);
  return [...new Set([...written, ...outer])];
}

/** The property of that name which may stand in the innermost body of a place. */
export function propertyAt(
  catalogue: Catalogue,
  surroundings: Surroundings,
  name: string,
): Property | undefined {
  for (const kind of kindsOfBody(catalogue, surroundings)) {
    const property = kind.properties.get(name);
    if (property) return property;
  }
  return undefined;
}
