/** Typed looks into JSON of unknown shape. Each says the place (such as `nodes[3].mesh`) when it fails. */
import { ModelFault, quote } from './problem.js';

export type JsonObject = { readonly [key: string]: unknown };

export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? quote(value) : String(value);
}

function broken(place: string, expected: string, value: unknown): ModelFault {
  return new ModelFault('model/broken', `${place} should be ${expected}, but is ${describe(value)}`);
}

export function asObject(value: unknown, place: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw broken(place, 'an object', value);
  return value as JsonObject;
}

/** The list under a key; an empty one if the key is absent. */
export function listOf(object: JsonObject, key: string, place: string): readonly unknown[] {
  const value = object[key];
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw broken(`${place}${key}`, 'a list', value);
  return value;
}

/** The object under a key; an empty one if the key is absent. */
export function objectOf(object: JsonObject, key: string, place: string): JsonObject {
  const value = object[key];
  return value === undefined ? {} : asObject(value, `${place}.${key}`);
}

/** The whole number from 0 to `limit` under a key, or `absent`. */
export function wholeOf(
  object: JsonObject,
  key: string,
  place: string,
  absent?: number,
  limit: number = Number.MAX_SAFE_INTEGER,
): number {
  const value = object[key] === undefined ? absent : object[key];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > limit) {
    const range = limit === Number.MAX_SAFE_INTEGER ? 'from 0' : `from 0 to ${limit}`;
    throw broken(`${place}.${key}`, `a whole number ${range}`, value);
  }
  return value;
}

/** The number from `least` to `most` under a key, or `absent`. */
export function numberOf(
  object: JsonObject,
  key: string,
  place: string,
  absent: number,
  least: number,
  most: number,
): number {
  const value = object[key] === undefined ? absent : object[key];
  if (typeof value !== 'number' || !(value >= least && value <= most)) {
    throw broken(`${place}.${key}`, `a number from ${least} to ${most}`, value);
  }
  return value;
}

/** The entry of the document's list `list` that an index names, with its place. */
export function entryAt(
  document: JsonObject,
  list: string,
  index: unknown,
  place: string,
): { readonly index: number; readonly place: string; readonly entry: JsonObject } {
  const entries = listOf(document, list, '');
  if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index >= entries.length) {
    throw broken(place, `an index into ${list}, which has ${entries.length} entries`, index);
  }
  const entryPlace = `${list}[${index}]`;
  return { index, place: entryPlace, entry: asObject(entries[index], entryPlace) };
}

/** `length` finite numbers under a key, or undefined if it is absent. */
export function numbersOf(
  object: JsonObject,
  key: string,
  place: string,
  length: number,
): readonly number[] | undefined {
  const value = object[key];
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || value.length !== length || !value.every((item) => Number.isFinite(item))) {
    throw broken(`${place}.${key}`, `a list of ${length} finite numbers`, value);
  }
  return value as readonly number[];
}
