import { authorUnit, dimensionOf } from '../../language/bounds/author-unit.js';
import { dueOf } from '../../language/bounds/told.js';
import type { Catalogue, Kind, Property, Signature } from '../../language/index.js';
import { typeName } from '../../language/types/type.js';
import { units } from '../../language/types/units.js';
import type { TypeScheme } from '../../language/words/catalogue.js';

/** `low: same, high: same` in the words of the reference. */
export function signatureText({ name, parameters, result, variadic }: Signature): string {
  const list = parameters.map((each) => `${each.name}: ${schemeText(each.type)}`).join(', ');
  return `${name}(${list}${variadic ? ', …' : ''}): ${schemeText(result)}`;
}

/** A type, or what a type that depends on the arguments can be, in words. */
export function schemeText(type: TypeScheme): string {
  if (type.kind !== 'scheme') return typeName(type);
  return {
    same: 'a quantity',
    blend: 'a quantity or a colour',
    any: 'a quantity',
    root: 'its root',
    sameList: '[a quantity, …]',
    knot: '(a quantity, a density)',
  }[type.name];
}

export function kindText({ name, parent, positional }: Kind): string {
  const list = positional.map((each) => `${each.name}: ${schemeText(each.type)}`).join(', ');
  return `${name}${list === '' ? '' : `(${list})`}${parent ? ` – ${parent.name}` : ''}`;
}

export function propertyText({ name, type, constant, required }: Property): string {
  const notes = [constant ? 'fixed' : '', required ? 'must be given' : ''].filter((note) => note !== '');
  return `${name}: ${typeName(type)}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
}

/** `at least 1mm and below 2m`; empty where a property may have any value of its type. */
export function limitsText(property: Property): string {
  const { minimum, maximum, above, below, type } = property;
  const limits = {
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(above !== undefined && { above }),
    ...(below !== undefined && { below }),
  };
  return dueOf(limits, authorUnit('', dimensionOf(type)));
}

/** What a word of the language means, in Markdown: a kind, distribution, function, relation or constant. */
export function wordHelp(catalogue: Catalogue, word: string): string | undefined {
  const signature =
    catalogue.distributions.get(word) ?? catalogue.functions.get(word) ?? catalogue.relations.get(word);
  if (signature) return help(signatureText(signature), signature.doc);
  const kinds = catalogue.kinds.filter((kind) => kind.name === word);
  if (kinds.length > 0) return kinds.map((kind) => help(kindText(kind), kind.doc)).join('\n\n---\n\n');
  const constant = catalogue.constants.get(word);
  return constant && help(`${constant.name}: ${typeName(constant.type)}`, constant.doc);
}

export function unitHelp(unit: string): string | undefined {
  const known = units.get(unit);
  return known && help(unit, known.doc);
}

/** What an author has said of something, without pictures: an editor would fetch them from wherever they are. */
export function authorText(doc: string): string {
  return doc.replaceAll('![', '\\![');
}

export function help(code: string, doc: string): string {
  return `\`\`\`specimen\n${code}\n\`\`\`\n${doc}`;
}
