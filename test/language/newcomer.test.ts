import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSampler, isHole, loadPhysics, planNeedsPhysics } from '../../engine/sampling/index.js';
import { compileScene, compileText } from './support/compile-text.js';
import { planOfScene } from './support/sample-text.js';

// The suite runs from the root of the repository. These specs were written from the reference alone.
const folder = 'test/language/newcomer';
const files = { 'tables/people.csv': readFileSync(join(folder, 'tables/people.csv'), 'utf8') };

describe('specs of a newcomer', () => {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.specimen'))) {
    it(`${name} has nothing wrong, and twenty worlds`, async () => {
      const text = readFileSync(join(folder, name), 'utf8');
      const { diagnostics } = compileText(text, { files });
      assert.deepEqual(diagnostics, []);
      const plan = planOfScene(text, undefined, files);
      const physics = planNeedsPhysics(plan) ? await loadPhysics() : undefined;
      const sampler = createSampler(plan, { mesh: () => assert.fail('no models here') }, physics);
      for (let index = 0; index < 20; index += 1) {
        const outcome = sampler.sample(index);
        assert.ok(!isHole(outcome), JSON.stringify(outcome));
        assert.ok(outcome.objects.some((each) => each.class !== undefined));
      }
    });
  }
});

describe('what a newcomer tries', () => {
  const saying = (body: string) => compileScene(body).diagnostics.map((each) => each.message);

  it('a key point of an object: an asset has it', () => {
    const told = saying('object a = box { keypoint top = (0m, 50cm, 0m) }');
    assert.match(told.join(), /`keypoint` cannot stand .*; write it in an `asset`/);
  });

  it('the greatest of a part of a property: not a lack of numbers', () => {
    const told = saying(
      'object a = box { count = 2; place = (index * 2m, 0m, 0m) }\nrequire x: max(a.size.x) > 2m',
    );
    assert.match(told.join(), /takes \(things\.property\), but this is `a\.size\.x`/);
  });
});
