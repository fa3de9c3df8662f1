import { escapePointer } from './walk.js';

/** A value that has no canonical form; `path` is a JSON Pointer (RFC 6901). */
export class NotCanonicalError extends Error {
  override readonly name = 'NotCanonicalError';
  constructor(
    readonly path: string,
    readonly problem: string,
  ) {
    super(`${path === '' ? 'the document' : path}: ${problem}`);
  }
}

/**
 * The canonical JSON text of a plain value, after RFC 8785: no white space, keys by UTF-16 code units, numbers as
 * ECMAScript prints them (−0 as 0). Properties that are `undefined` are left out, as by `JSON.stringify`.
 *
 * @throws NotCanonicalError for NaN, infinities, lone surrogates, and whatever is no JSON.
 */
export function canonicalJson(value: unknown): string {
  return text(value, '');
}

function text(value: unknown, path: string): string {
  switch (typeof value) {
    case 'boolean':
      return String(value);
    case 'number':
      if (!Number.isFinite(value)) throw new NotCanonicalError(path, `${value} has no place in JSON`);
      return JSON.stringify(value);
    case 'string':
      return stringText(value, path);
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return arrayText(value, path);
      return objectText(value, path);
    default:
      throw new NotCanonicalError(path, `a value of type ${typeof value} has no place in JSON`);
  }
}

/** Half of a surrogate pair on its own is no character, and has no bytes in UTF-8. */
const loneSurrogate = /\p{Surrogate}/u;

function stringText(value: string, path: string): string {
  if (loneSurrogate.test(value)) throw new NotCanonicalError(path, 'the text has half of a surrogate pair');
  return JSON.stringify(value);
}

function arrayText(value: readonly unknown[], path: string): string {
  return `[${Array.from(value, (item, index) => text(item, `${path}/${index}`)).join(',')}]`;
}

function objectText(value: object, path: string): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new NotCanonicalError(path, 'only plain objects have a place in JSON');
  }
  const properties = Object.entries(value).filter(([, item]) => item !== undefined);
  // The comparison of strings is that of their UTF-16 code units, as the RFC wants it.
  properties.sort(([a], [b]) => (a < b ? -1 : 1));
  const members = properties.map(([key, item]) => {
    const inside = `${path}/${escapePointer(key)}`;
    return `${stringText(key, inside)}:${text(item, inside)}`;
  });
  return `{${members.join(',')}}`;
}
