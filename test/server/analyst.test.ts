import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Plan } from '../../engine/plan/plan.js';
import type { Figures } from '../../server/analysis/figures.js';
import { NodeAnalyst } from '../../server/analysis/node-analyst.js';
import { compileScene } from '../language/support/compile-text.js';
import { root } from '../support/root.js';

describe('sampling beside the server', () => {
  const analyst = new NodeAnalyst(pathToFileURL(join(root, 'dist', 'server', 'analysis.cjs')));
  const told = (plan: unknown) =>
    new Promise<Figures | undefined>((resolve) => analyst.start(plan as Plan, null, resolve));

  it('tells the figures of a plan, conditions by their places', async () => {
    const { plan } = compileScene('object a = sphere { count = 4 }\nlet x ~ 0 .. 1\nrequire x < 0.25');
    const figures = await told(plan);
    assert.equal(figures!.objects, 4);
    assert.deepEqual(Object.keys(figures!.accepted), [plan!.scene.requires[0].at]);
    // Five standard deviations of 200 tries.
    assert.ok(Math.abs(Object.values(figures!.accepted)[0] - 0.25) < 5 * Math.sqrt((0.25 * 0.75) / 200));
  });

  it('tells nothing of what is no plan', async () => {
    assert.equal(await told({}), undefined);
    assert.equal(await told(null), undefined);
  });

  it('tells nothing after it was stopped', async () => {
    const { plan } = compileScene('object a = sphere');
    let isTold = false;
    const stop = analyst.start(plan!, null, () => {
      isTold = true;
    });
    stop();
    await wait(300);
    assert.equal(isTold, false);
  });
});
