import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../engine/plan/canonical.js';
import { fileHash, meaningHash } from '../../engine/plan/hash.js';
import type { Plan } from '../../engine/plan/plan.js';
import { copyOf, kitchen } from './support/kitchen.js';

describe('fileHash', () => {
  it('is that of the bytes', () => {
    // The vector of FIPS 180-4 for "abc", and Node's own implementation for text beyond ASCII.
    assert.equal(fileHash('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    assert.equal(fileHash('µ😂'), createHash('sha256').update('µ😂').digest('hex'));
  });
});

describe('meaningHash', () => {
  const hash = meaningHash(kitchen);

  it('is the hash of the canonical form without what is no meaning', () => {
    const plan: Plan = {
      ...kitchen,
      scene: { name: 'S', root: 'S', lets: [], elements: [], requires: [] },
      templates: {},
      classes: [],
      files: [],
      labels: [],
      dataset: { name: 'D', seed: 1, samples: 2, attempts: 3, split: [{ name: 'all', share: 1 }] },
    };
    const text =
      '{"classes":[],"dataset":{"attempts":3,"name":"D","samples":2,"seed":1,"split":[{"name":"all","share":1}]},"files":[],"labels":[],"language":1,"scene":{"elements":[],"lets":[],"name":"S","requires":[],"root":"S"},"schema":"specimen-plan/1","templates":{}}';
    assert.equal(meaningHash(plan), createHash('sha256').update(text).digest('hex'));
  });

  it('does not see comments, source ranges, the tool, exports, sources or the order of keys', () => {
    const plan = copyOf(kitchen);
    plan.tool = 'another 9';
    plan.exports = [];
    plan.sources = [{ path: 'other.specimen', sha256: 'f'.repeat(64) }];
    plan.dataset.doc = 'Another comment.';
    plan.scene.lets[0]!.at = '0:99:1-99:5';
    delete plan.scene.lets[0]!.doc;
    delete plan.templates.Mug!.at;
    plan.templates = Object.fromEntries(Object.entries(plan.templates).reverse());
    assert.equal(meaningHash(plan), hash);
    assert.notEqual(fileHash(canonicalJson(plan)), fileHash(canonicalJson(kitchen)));
  });

  it('sees a value, a seed, a file and the order of elements', () => {
    const changes: ((plan: ReturnType<typeof copyOf>) => void)[] = [
      (plan) => (plan.dataset.seed = 8),
      (plan) => (plan.scene.lets[1]!.term = { value: 0.91 }),
      (plan) => (plan.files[0]!.sha256 = 'f'.repeat(64)),
      (plan) => plan.scene.elements.reverse(),
    ];
    for (const change of changes) {
      const plan = copyOf(kitchen);
      change(plan);
      assert.notEqual(meaningHash(plan), hash);
    }
  });

  it('keeps what authors named at, doc, tool or sources', () => {
    for (const name of ['at', 'doc', 'tool', 'exports', 'sources', '__proto__', 'properties', 'templates']) {
      const plan = copyOf(kitchen);
      const own = (object: object, value: unknown) =>
        Object.defineProperty(object, name, { value, enumerable: true, configurable: true });
      own(plan.templates, { kind: 'asset', term: { value: 1 } });
      own(plan.scene.elements[0]!.properties, { value: 1 });
      const first = meaningHash(plan as Plan);
      assert.notEqual(first, hash, name);
      own(plan.scene.elements[0]!.properties, { value: 2 });
      const second = meaningHash(plan as Plan);
      assert.notEqual(second, first, name);
      own(plan.templates, { kind: 'asset', term: { value: 2 } });
      assert.notEqual(meaningHash(plan as Plan), second, name);
      // And what stands in them is stripped as elsewhere.
      const third = meaningHash(plan as Plan);
      own(plan.templates, { kind: 'asset', term: { value: 2, at: '0:1:1-1:1' }, doc: 'Text.' });
      assert.equal(meaningHash(plan as Plan), third, name);
    }
  });
});
