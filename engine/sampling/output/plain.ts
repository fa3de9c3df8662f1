import { isInterval, type Value } from '../../plan/operators.js';
import { type BlockRun, isBlockRun } from '../program/block.js';
import { Frame } from '../program/frame.js';
import type { Site } from '../program/site.js';
import { hasValue } from '../program/variable.js';
import type { Plain, PlainRecord } from '../sample.js';

/** A value as plain data. */
export function toPlain(value: Value): Plain {
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(toPlain);
  if (isInterval(value)) return { low: value.low, high: value.high };
  if (value instanceof Frame) return value.address;
  if (isBlockRun(value)) return plainBlock(value);
  throw new Error('Internal: a value without a plain form.');
}

/** A record, a material or a shape with its properties. */
export function plainBlock({ site, frame }: BlockRun): PlainRecord {
  return { type: site.kind, properties: plainSites(site.properties, frame) };
}

/** The values of sites by name; those under an `if` that does not hold are left out. */
export function plainSites(
  sites: ReadonlyMap<string, () => Site>,
  frame: Frame,
  leaveOut = none,
): Record<string, Plain> {
  return addPlain({}, sites, frame, leaveOut);
}

/** Adds the values of sites, which win over those that are there. */
export function addPlain(
  values: Record<string, Plain>,
  sites: ReadonlyMap<string, () => Site>,
  frame: Frame,
  leaveOut = none,
): Record<string, Plain> {
  for (const [name, siteOf] of sites) {
    if (leaveOut.has(name)) continue;
    const site = siteOf();
    if (hasValue(site, frame)) values[name] = toPlain(site.read(frame));
  }
  return values;
}

const none: ReadonlySet<string> = new Set();
