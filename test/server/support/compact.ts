import type { Position, Range } from './fixture.js';

/** An answer as a person would write it down: places as `4:9`, ranges as `4:9-4:13`, URIs as the names of their files. */
export function compact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(compact);
  if (typeof value === 'string')
    return value.startsWith('file:') ? value.slice(value.lastIndexOf('/') + 1) : value;
  if (typeof value !== 'object' || value === null) return value;
  if ('line' in value) return placeText(value as Position);
  if ('start' in value && 'end' in value && Object.keys(value).length === 2) return rangeText(value as Range);
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [compact(key), compact(each)] as [string, unknown]),
  );
}

function placeText({ line, character }: Position): string {
  return `${line}:${character}`;
}

function rangeText({ start, end }: Range): string {
  return `${placeText(start)}-${placeText(end)}`;
}
