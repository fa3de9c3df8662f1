import type { Plain } from '../../engine/sampling/index.js';
import { visible } from './cells.js';

/** A value of a sample, as a spec would nearly say it; numbers to five digits. */
export function plainText(value: Plain): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(5)));
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return visible(value);
  if (isList(value)) return `(${value.map(plainText).join(', ')})`;
  if ('low' in value) return `${plainText(value.low)} .. ${plainText(value.high)}`;
  const properties = Object.entries(value.properties).map(([name, each]) => `${name} = ${plainText(each)}`);
  return `${value.type} { ${properties.join('; ')} }`;
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}
