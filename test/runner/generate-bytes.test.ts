import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TestFolder } from '../support/folder.js';
import { flatFrames } from './support/flat-frames.js';
import { holeIndex, toyPlan, toySamples } from './support/toy-plan.js';
import type { Job } from './support/toy-process.js';
import { ofSamples, runToys } from './support/toy-run.js';
import { assertSameTree, type Tree, treeOf } from './support/tree.js';

const program = fileURLToPath(new URL('./support/toy-process.js', import.meta.url));

describe('the bytes of a data set', () => {
  const plan = toyPlan();
  let folder: TestFolder;
  let whole: Tree;
  before(async () => {
    folder = new TestFolder();
    await runToys(plan, folder.at('whole'));
    whole = treeOf(folder.at('whole'));
  });
  after(() => folder.remove());

  it('are the same in another folder, be it there and empty, or far below', async () => {
    mkdirSync(folder.at('empty'));
    for (const out of [folder.at('empty'), folder.at('far/below/ä b~c')]) {
      await runToys(plan, out);
      assertSameTree(treeOf(out), whole);
    }
  });

  it('have every file of every sample that was made, and nothing else', () => {
    const made = Array.from({ length: toySamples }, (_, index) => index).filter(
      (index) => index !== holeIndex,
    );
    const perSample = [
      'annotations/#.json',
      'depth/#.exr',
      'depth/#.png',
      'images/#.png',
      'instances/#.png',
      'labels/#.txt',
    ];
    const files = [
      ...perSample.flatMap((path) => made.map((index) => path.replace('#', String(index).padStart(6, '0')))),
      ...[
        'LICENSES.md',
        'coco/test.json',
        'coco/train.json',
        'journal.jsonl',
        'overview.png',
        'specimen.json',
      ],
      ...['yolo-test.txt', 'yolo-train.txt', 'yolo/data.yaml'],
    ];
    const found = Object.keys(whole).filter((path) => whole[path] !== 'folder');
    assert.deepEqual(found.sort(), files.sort());
    const folders = ['annotations', 'coco', 'depth', 'images', 'instances', 'labels', 'yolo'];
    assert.deepEqual(
      Object.keys(whole).filter((path) => whole[path] === 'folder'),
      folders,
    );
  });

  it('are the same where samples are finished in another order', async () => {
    const finished: number[] = [];
    // The first sample waits until the last has begun; of the others, the earlier of two is the later.
    let release = () => {};
    const last = new Promise<void>((resolve) => {
      release = resolve;
    });
    const frames = flatFrames(plan, async (index) => {
      if (index === toySamples - 1) release();
      if (index === 0) await last;
      finished.push(index);
    });
    const out = folder.at('reversed');
    await runToys(plan, out, { frames });
    assert.deepEqual(finished.slice(0, toySamples - 1), [1, 2, 4, 5, 6, 7, 0]);
    assertSameTree(treeOf(out), whole);
  });

  for (const point of [0, 1, 2, 4, 7, 8]) {
    it(`are the same where the user stops it after ${point} samples and goes on`, async () => {
      const out = folder.at(`stopped-${point}`);
      const controller = new AbortController();
      if (point === 0) controller.abort();
      const onProgress = (done: number) => {
        if (done === point) controller.abort();
      };
      const first = await runToys(plan, out, { signal: controller.signal, onProgress });
      assert.equal(first.stopped, 'signal');
      // What is in hand is finished.
      assert.ok(first.made >= point && first.made <= point + 1, `${first.made} made`);
      assert.equal(first.done, first.made);
      assert.ok(!('specimen.json' in treeOf(out)));
      const second = await runToys(plan, out, { resume: true });
      assert.deepEqual(
        [second.stopped, second.made, second.done, second.images],
        [undefined, toySamples - first.made, toySamples, toySamples - 1],
      );
      assertSameTree(treeOf(out), whole);
    });
  }

  it('are the same in another process with another time zone and language', () => {
    folder.write('plan.json', JSON.stringify(plan));
    const out = folder.at('elsewhere');
    const job: Job = { plan: folder.at('plan.json'), out, resume: false };
    const { status, stderr } = spawnSync(process.execPath, [program, JSON.stringify(job)], {
      cwd: folder.path,
      encoding: 'utf8',
      env: {
        ...process.env,
        TZ: 'Pacific/Chatham',
        LANG: 'tr_TR.UTF-8',
        LC_ALL: 'tr_TR.UTF-8',
        LANGUAGE: 'tr',
      },
    });
    assert.equal(status, 0, stderr);
    assertSameTree(treeOf(out), whole);
  });

  it('of more samples, added to a finished data set, are those of a run of as many', async () => {
    const more = ofSamples(plan, 12);
    await runToys(more, folder.at('twelve'));
    const out = folder.at('grown');
    await runToys(plan, out);
    const { made, done } = await runToys(more, out, { resume: true });
    assert.deepEqual([made, done], [4, 12]);
    assertSameTree(treeOf(out), treeOf(folder.at('twelve')));
  });

  it('stay where a finished data set is gone on with', async () => {
    const out = folder.at('twice');
    await runToys(plan, out);
    const { made, done, stopped } = await runToys(plan, out, { resume: true });
    assert.deepEqual([made, done, stopped], [0, toySamples, undefined]);
    assertSameTree(treeOf(out), whole);
  });
});
