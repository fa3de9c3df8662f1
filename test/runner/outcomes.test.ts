import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createSampler, isHole } from '../../engine/sampling/index.js';
import { compileScene } from '../language/support/compile-text.js';
import { TestFolder } from '../support/folder.js';
import { runToys } from './support/toy-run.js';

const body = `object floor = plane { size = (20cm, 20cm) }
  object few = box { size = (8cm, 8cm, 8cm); count = 6; place ~ on(floor) { crowded = fewer } }
  object piled = box { size = (9cm, 9cm, 9cm); count = 3; place ~ on(floor) { crowded = overlap } }
  let luck ~ 0 .. 1
  require lucky: luck < 0.95
  camera eye = pinhole { place = (0m, 80cm, 1m); lookAt = floor; resolution = (32, 24) }`;

describe('the manifest of a data set', () => {
  let folder: TestFolder;
  before(() => {
    folder = new TestFolder();
  });
  after(() => folder.remove());

  it('tells for how many things there was no room, and why samples are holes', async () => {
    const { plan: compiled } = compileScene(body);
    assert.ok(compiled);
    const plan = { ...compiled, dataset: { ...compiled.dataset, samples: 8, attempts: 1, seed: 5 } };
    const sampler = createSampler(plan, { mesh: () => assert.fail('no model') });
    let [left, holes, overlapping] = [0, 0, 0];
    for (let index = 0; index < 8; index += 1) {
      const outcome = sampler.sample(index);
      if (isHole(outcome)) holes += 1;
      else {
        left += outcome.objects.filter(({ element }) => element === 'few').length;
        overlapping += outcome.crowded?.filter((each) => each.outcome === 'overlap').length ?? 0;
      }
    }
    const out = folder.at('one');
    await runToys(plan, out);
    const manifest = JSON.parse(readFileSync(folder.at('one/specimen.json'), 'utf8'));
    assert.ok(left < 6 * (8 - holes) && overlapping > 0);
    assert.deepEqual(manifest.crowded, {
      'S.few': { fewer: 6 * (8 - holes) - left, overlap: 0 },
      'S.piled': { fewer: 0, overlap: overlapping },
    });
    assert.equal(manifest.holes, holes);
    if (holes > 0) {
      const [kind] = manifest.holeKinds;
      assert.deepEqual(
        [kind.code, kind.address, kind.requires, kind.samples],
        ['attempts-exhausted', 'S.lucky', ['S.lucky'], holes],
      );
    }
    // Going on with what is there counts the same.
    await runToys(plan, out, { resume: true });
    assert.deepEqual(JSON.parse(readFileSync(folder.at('one/specimen.json'), 'utf8')), manifest);
  });
});
