import { describe, type Value } from '../../plan/operators.js';
import { HoleSignal } from '../problems.js';
import type { Plain } from '../sample.js';

interface Range {
  readonly low: number;
  readonly high: number;
  /** Whether `low` and `high` themselves are outside. */
  readonly open?: true;
  readonly whole?: true;
}

const share: Range = { low: 0, high: 1 };
const notNegative: Range = { low: 0, high: Number.MAX_VALUE };
const positive: Range = { low: 0, high: Number.POSITIVE_INFINITY, open: true };

/**
 * What properties of lights, cameras, environments, materials and their patterns may be, whichever way they come about: a renderer can do
 * nothing with others. The catalogue says the same of what is written.
 */
const ranges: Readonly<Record<string, Range>> = {
  flux: notNegative,
  illuminance: notNegative,
  luminance: notNegative,
  intensity: notNegative,
  color: notNegative,
  top: notNegative,
  bottom: notNegative,
  baseColor: notNegative,
  a: notNegative,
  b: notNegative,
  size: positive,
  roughness: share,
  metallic: share,
  softness: share,
  angle: { low: 0, high: Math.PI / 2 },
  elevation: { low: -Math.PI / 2, high: Math.PI / 2 },
  fov: { low: 0, high: Math.PI, open: true },
  resolution: { low: 1, high: 16_384, whole: true },
  whiteBalance: { low: 1000, high: 40_000 },
  iso: { low: 25, high: 409_600 },
};

/** @throws HoleSignal for the first value outside its range */
export function checkProperties(properties: Readonly<Record<string, Plain>>, address: string): void {
  for (const [name, value] of Object.entries(properties)) {
    const range = Object.hasOwn(ranges, name) ? ranges[name] : undefined;
    if (isRecord(value)) checkProperties(value.properties, `${address}.${name}`);
    else if (range !== undefined && !isWithin(value, range)) {
      const place = `${address}.${name}`;
      throw new HoleSignal(
        'out-of-range',
        `${place} is ${describe(value as Value)}, outside its range.`,
        place,
      );
    }
  }
}

function isRecord(value: Plain): value is Extract<Plain, { readonly type: string }> {
  return typeof value === 'object' && 'properties' in value;
}

/** Texts stand for files, which have no range. */
function isWithin(value: Plain, range: Range): boolean {
  if (typeof value === 'string') return true;
  if (Array.isArray(value)) return value.every((each) => isWithin(each, range));
  if (typeof value !== 'number') return false;
  if (range.whole && !Number.isInteger(value)) return false;
  return range.open ? range.low < value && value < range.high : range.low <= value && value <= range.high;
}
