import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as numbers from '../../engine/numbers/index.js';

interface Sweep {
  readonly function: string;
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly checksum: number;
}

// The suite runs from the root of the repository.
const fixture = 'test/numbers/fixtures/functions.json';
const { tables, sweeps } = JSON.parse(readFileSync(fixture, 'utf8')) as {
  tables: Record<string, string[]>;
  sweeps: Sweep[];
};
const functions = numbers as unknown as Record<string, (x: number, y?: number) => number>;

/** How many doubles a result may be away from the correctly rounded one. */
const LARGEST_DISTANCE: Record<string, number> = { erfc: 2, lgamma: 10 };

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
const bigint = new BigUint64Array(double.buffer);

function fromBits(text: string): number {
  if (text === 'nan') return NaN;
  bigint[0] = BigInt(`0x${text}`);
  return double[0];
}

function toBits(x: number): string {
  if (Number.isNaN(x)) return 'nan';
  double[0] = x;
  return bigint[0].toString(16).padStart(16, '0');
}

/** FNV-1a over 32-bit words, as make_functions.py has it. */
function checksum(values: Iterable<number>): number {
  let hash = 0x811c9dc5;
  for (const value of values) {
    if (Number.isNaN(value)) bigint[0] = 0x7ff8000000000000n;
    else double[0] = value;
    hash = Math.imul(hash ^ words[0], 0x01000193);
    hash = Math.imul(hash ^ words[1], 0x01000193);
  }
  return hash >>> 0;
}

function* sweepResults({ function: name, low, high, count }: Sweep): Generator<number> {
  const at = (i: number): number => low + (high - low) * ((i + 0.5) / count);
  const two = name === 'pow' || name === 'atan2';
  for (let i = 0; i < count; i++) {
    yield two ? functions[name](at(i), at((i * 7919) % count)) : functions[name](at(i));
  }
}

describe('elementary and special functions', () => {
  it('cover every function of the room', () => {
    assert.deepEqual(Object.keys(tables).sort(), Object.keys(numbers).sort());
  });

  for (const [name, lines] of Object.entries(tables)) {
    it(`${name} gives the bits of the reference at ${lines.length} arguments`, () => {
      const wrong: string[] = [];
      for (const line of lines) {
        const fields = line.split(' ');
        const [x, y] = fields.slice(0, -2).map(fromBits);
        const result = toBits(functions[name](x, y));
        if (result !== fields[fields.length - 2]) wrong.push(`${line}: ${result}`);
      }
      assert.deepEqual(wrong, []);
    });

    it(`${name} is within ${LARGEST_DISTANCE[name] ?? 1} ulp of the correctly rounded result`, () => {
      for (const line of lines) {
        const distance = line.slice(line.lastIndexOf(' ') + 1);
        if (distance !== '-') assert.ok(Math.abs(Number(distance)) <= (LARGEST_DISTANCE[name] ?? 1), line);
      }
    });
  }

  for (const sweep of sweeps) {
    it(`${sweep.function} gives the bits of the reference from ${sweep.low} to ${sweep.high}`, () => {
      assert.equal(checksum(sweepResults(sweep)), sweep.checksum);
    });
  }
});
