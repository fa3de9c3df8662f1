import { type Dimension, dimensionName, plainNumber } from './dimension.js';

/** The type of a value. */
export type Type =
  | { readonly kind: 'number'; readonly dimension: Dimension; readonly whole?: boolean }
  | { readonly kind: 'truth' }
  | { readonly kind: 'text' }
  | { readonly kind: 'color' }
  | { readonly kind: 'vector'; readonly size: number; readonly dimension: Dimension }
  | { readonly kind: 'rotation' }
  | { readonly kind: 'enum'; readonly members: readonly string[] }
  | { readonly kind: 'interval'; readonly of: Type }
  | { readonly kind: 'file'; readonly content: FileContent }
  /** A thing of the scene: an object, light, camera or environment; `many` if counted. */
  | { readonly kind: 'element'; readonly element: string; readonly many: boolean }
  /** A use of a template or kind of a family: asset, material, sensor noise, pattern. */
  | { readonly kind: 'use'; readonly family: string }
  | { readonly kind: 'class' }
  | { readonly kind: 'list'; readonly of: Type }
  /** What a copula draws: numbers with names. A tuple in plans. */
  | { readonly kind: 'joint'; readonly parts: readonly { readonly name: string; readonly type: Type }[] }
  | { readonly kind: 'names' }
  | { readonly kind: 'union'; readonly of: readonly Type[] }
  /** Several plates' worth of facts, such as `split`; read by code of its own. */
  | { readonly kind: 'structure' }
  /** Of an expression that has already been told to be wrong; fits everything. */
  | { readonly kind: 'error' };

export type FileContent = 'model' | 'image' | 'environment' | 'table' | 'any';

export const truth: Type = { kind: 'truth' };
export const text: Type = { kind: 'text' };
export const color: Type = { kind: 'color' };
export const rotation: Type = { kind: 'rotation' };
export const errorType: Type = { kind: 'error' };
export const number = (dimension: Dimension = plainNumber): Type => ({ kind: 'number', dimension });
export const wholeNumber: Type = { kind: 'number', dimension: plainNumber, whole: true };
export const vector = (size: number, dimension: Dimension): Type => ({ kind: 'vector', size, dimension });
export const lengthVector = vector(3, 'm');

/** Endings of the files of each content. */
export const endings: Readonly<Record<FileContent, readonly string[]>> = {
  model: ['.glb', '.gltf'],
  image: ['.jpg', '.jpeg', '.png', '.webp'],
  environment: ['.exr', '.hdr'],
  table: ['.csv'],
  any: [],
};

/** A type in words, with its article: `a length`, `an angle`, `a vector of 3 lengths`. */
export function typeName(type: Type): string {
  switch (type.kind) {
    case 'number':
      return withArticle(type.whole ? 'whole number' : dimensionName(type.dimension));
    case 'truth':
      return 'true or false';
    case 'text':
      return 'a text';
    case 'color':
      return 'a colour';
    case 'vector':
      return `a vector of ${type.size} ${dimensionName(type.dimension)}s`;
    case 'rotation':
      return 'a rotation';
    case 'enum':
      return `one of ${type.members.map((member) => `\`${member}\``).join(', ')}`;
    case 'interval':
      return `an interval of ${several(type.of)}`;
    case 'file':
      return type.content === 'any' ? 'a file' : withArticle(`${type.content} file`);
    case 'element':
      return type.many ? `several ${type.element}s` : withArticle(type.element);
    case 'use':
      return withArticle(type.family);
    case 'class':
      return 'a class';
    case 'list':
      return `a list of ${several(type.of)}`;
    case 'joint':
      return `a record of ${type.parts.map(({ name }) => `\`${name}\``).join(', ')}`;
    case 'names':
      return 'a list of names';
    case 'union':
      return type.of.map(typeName).join(' or ');
    case 'structure':
      return 'a body in braces';
    case 'error':
      return 'something';
  }
}

/** `lengths`, `vectors of 3 lengths`. */
function several(type: Type): string {
  const words = typeName(type).replace(/^an? /, '');
  return type.kind === 'vector' ? words.replace('vector', 'vectors') : `${words}s`;
}

export function withArticle(words: string): string {
  return `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`;
}

/** Whether a value of type `actual` may stand where `expected` is due. */
export function fits(actual: Type, expected: Type): boolean {
  if (actual.kind === 'error' || expected.kind === 'error') return true;
  if (actual.kind === 'union') return actual.of.every((one) => fits(one, expected));
  if (expected.kind === 'union') return expected.of.some((one) => fits(actual, one));
  if (actual.kind !== expected.kind) return false;
  switch (actual.kind) {
    case 'number': {
      const due = expected as typeof actual;
      return actual.dimension === due.dimension && (!due.whole || actual.whole === true);
    }
    case 'vector': {
      const due = expected as typeof actual;
      return actual.size === due.size && actual.dimension === due.dimension;
    }
    case 'interval':
    case 'list':
      return fits(actual.of, (expected as typeof actual).of);
    case 'joint': {
      const due = (expected as typeof actual).parts;
      return (
        due.length === actual.parts.length &&
        actual.parts.every(({ name, type }, at) => name === due[at]!.name && fits(type, due[at]!.type))
      );
    }
    case 'file': {
      const due = (expected as typeof actual).content;
      return due === 'any' || actual.content === 'any' || due === actual.content;
    }
    case 'element': {
      const due = expected as typeof actual;
      return (due.element === 'element' || due.element === actual.element) && due.many === actual.many;
    }
    case 'use':
      return actual.family === (expected as typeof actual).family;
    case 'enum':
      return actual.members.every((member) => (expected as typeof actual).members.includes(member));
    default:
      return true;
  }
}
