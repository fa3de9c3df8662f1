import assert from 'node:assert/strict';
import { TestFolder } from '../support/folder.js';
import { flatFrames } from './support/flat-frames.js';
import { toyPlan } from './support/toy-plan.js';
import { runToys } from './support/toy-run.js';
import { assertSameTree, treeOf } from './support/tree.js';

describe('two runs on one folder', () => {
  it('at the same time: one is refused, and the other makes what it makes alone', async () => {
    const folder = new TestFolder();
    const plan = toyPlan();
    await runToys(plan, folder.at('alone'));
    const out = folder.at('out');
    let go = () => {};
    const going = new Promise<void>((resolve) => {
      go = resolve;
    });
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const waiting = flatFrames(plan, () => {
      begin();
      return going;
    });
    const first = runToys(plan, out, { frames: waiting });
    await begun;
    for (const resume of [false, true]) {
      await assert.rejects(
        runToys(plan, out, { resume, frames: flatFrames(plan, () => assert.fail('it renders')) }),
        /Another run \(process \d+ on .*\) works in/,
      );
    }
    go();
    await first;
    assertSameTree(treeOf(out), treeOf(folder.at('alone')));
    folder.remove();
  });
});
