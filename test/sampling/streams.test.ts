import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  childKey,
  componentKey,
  indexKey,
  KeyNode,
  philox,
  rootKey,
  uniformAt,
  uniformFromWords,
} from '../../engine/sampling/streams/index.js';

type Step = string | number | [number];

interface Row {
  readonly seed: number;
  readonly path: readonly Step[];
  readonly key: readonly [number, number];
  readonly uniforms: readonly number[];
}

// The suite runs from the root of the repository.
const { counters, rows } = JSON.parse(readFileSync('test/sampling/fixtures/keys.json', 'utf8')) as {
  counters: [number, number, number][];
  rows: Row[];
};

function block(counter: number[], key: number[]): string {
  const words = new Uint32Array(4);
  philox(words, counter[0], counter[1], counter[2], counter[3], key[0], key[1]);
  return [...words].map((word) => word.toString(16).padStart(8, '0')).join(' ');
}

describe('Philox 4x32-10', () => {
  // From kat_vectors of Random123.
  it('gives the published answer for zeros', () => {
    assert.equal(block([0, 0, 0, 0], [0, 0]), '6627e8d5 e169c58d bc57ac4c 9b00dbd8');
  });

  it('gives the published answer for ones', () => {
    const ones = 0xffffffff;
    assert.equal(block([ones, ones, ones, ones], [ones, ones]), '408f276d 41c83b0e a20bc7c6 6d5451fd');
  });

  it('gives the published answer for the digits of pi', () => {
    const counter = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344];
    assert.equal(block(counter, [0xa4093822, 0x299f31d0]), 'd16cfe09 94fdcceb 5001e420 24126ea1');
  });

  it('agrees with a computation in whole numbers of any size', () => {
    const word = fc.integer({ min: 0, max: 0xffffffff });
    fc.assert(
      fc.property(fc.tuple(word, word, word, word), fc.tuple(word, word), (counter, key) => {
        assert.equal(block(counter, key), wholeNumberPhilox(counter, key));
      }),
      { numRuns: 500 },
    );
  });
});

function wholeNumberPhilox(counter: number[], key: number[]): string {
  let [c0, c1, c2, c3] = counter.map(BigInt);
  let [k0, k1] = key.map(BigInt);
  const mask = 0xffffffffn;
  for (let round = 0; round < 10; round++) {
    const p0 = 0xd2511f53n * c0;
    const p1 = 0xcd9e8d57n * c2;
    [c0, c1, c2, c3] = [(p1 >> 32n) ^ c1 ^ k0, p1 & mask, (p0 >> 32n) ^ c3 ^ k1, p0 & mask];
    k0 = (k0 + 0x9e3779b9n) & mask;
    k1 = (k1 + 0xbb67ae85n) & mask;
  }
  return [c0, c1, c2, c3].map((word) => word.toString(16).padStart(8, '0')).join(' ');
}

describe('uniform numbers', () => {
  const word = fc.integer({ min: 0, max: 0xffffffff });

  it('are never 0 or 1', () => {
    assert.equal(uniformFromWords(0, 0), 2 ** -53);
    assert.equal(uniformFromWords(0xffffffff, 0xffffffff), 1 - 2 ** -53);
  });

  it('are symmetric: the complements of the words give exactly 1 less the number', () => {
    fc.assert(
      fc.property(word, word, (w0, w1) => {
        assert.equal(uniformFromWords(w0, w1) + uniformFromWords(~w0 >>> 0, ~w1 >>> 0), 1);
      }),
    );
  });

  it('have 52 random bits and no rounding', () => {
    fc.assert(
      fc.property(word, word, (w0, w1) => {
        const whole = (BigInt(w0 >>> 6) << 27n) + (BigInt(w1 >>> 6) << 1n) + 1n;
        assert.equal(BigInt(uniformFromWords(w0, w1) * 2 ** 53), whole);
      }),
    );
  });
});

describe('keys', () => {
  const follow = (node: KeyNode, step: Step): KeyNode =>
    typeof step === 'string'
      ? node.child(step)
      : typeof step === 'number'
        ? node.at(step)
        : node.component(step[0]);

  it('and the uniform numbers under them are those of an independent computation', () => {
    for (const { seed, path, key, uniforms } of rows) {
      const node = path.reduce(follow, KeyNode.root(seed));
      assert.deepEqual([node.k0, node.k1], key, `${seed} ${JSON.stringify(path)}`);
      const drawn = counters.map(([sample, attempt, index]) => uniformAt(node, sample, attempt, index));
      assert.deepEqual(drawn, uniforms, `${seed} ${JSON.stringify(path)}`);
    }
  });

  it('are the same by function and by node', () => {
    const key = componentKey(indexKey(childKey(rootKey(7), 'things'), 3), 1);
    const node = KeyNode.root(7).child('things').at(3).component(1);
    assert.deepEqual(key, { k0: node.k0, k1: node.k1 });
  });

  it('are made once', () => {
    const root = KeyNode.root(7);
    assert.equal(root.child('a'), root.child('a'));
    assert.equal(root.at(2), root.at(2));
    assert.equal(root.component(2), root.component(2));
    assert.notEqual(root.at(2), root.component(2));
  });

  it('do not depend on how a name is composed', () => {
    assert.deepEqual(childKey(rootKey(1), 'caf\u00e9'), childKey(rootKey(1), 'cafe\u0301'));
  });

  it('refuse seeds, indices and components that are out of range', () => {
    for (const seed of [-1, 0.5, 2 ** 53, NaN]) assert.throws(() => rootKey(seed), RangeError);
    for (const k of [-1, 0.5, 2 ** 32, NaN]) {
      assert.throws(() => KeyNode.root(0).at(k), RangeError);
      assert.throws(() => KeyNode.root(0).component(k), RangeError);
    }
  });
});
