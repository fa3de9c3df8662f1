import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import type { Hole } from '../../engine/sampling/index.js';
import { nodeDisk } from '../../runner/pipeline/disk.js';
import { TestFolder } from '../support/folder.js';
import { readJournal } from './support/read-data-set.js';
import { holeIndex, toyPlan, toySamples } from './support/toy-plan.js';
import { runToys, toySampler } from './support/toy-run.js';
import { assertSameTree, treeOf } from './support/tree.js';

/** Does not wait for the disk: a thousand lines take seconds otherwise. */
const unsynced = { ...nodeDisk, append: (path: string, text: string) => appendFile(path, text) };

describe('samples that can not be made', () => {
  let folder: TestFolder;
  before(() => {
    folder = new TestFolder();
  });
  after(() => folder.remove());
  const json = (path: string) => JSON.parse(readFileSync(folder.at(path), 'utf8'));

  it('stand in the journal with their reason, and are counted', async () => {
    const holes: Hole[] = [];
    const result = await runToys(toyPlan(), folder.at('one'), { onHole: (hole) => holes.push(hole) });
    assert.deepEqual([result.done, result.made, result.images, result.holes], [8, 8, 7, 1]);
    assert.deepEqual(
      holes.map(({ index }) => index),
      [holeIndex],
    );
    const journal = readJournal(folder.at('one'));
    assert.deepEqual(
      journal.map(({ index }) => index),
      [0, 1, 2, 3, 4, 5, 6, 7],
    );
    assert.deepEqual(
      journal.filter(({ hole }) => hole).map(({ index, files, hole }) => ({ index, files, ...hole })),
      [
        {
          index: holeIndex,
          files: undefined,
          code: 'attempts-exhausted',
          message: 'Table.lucky did not hold in 1 of 1 attempts.',
          address: 'Table.lucky',
          requires: ['Table.lucky'],
          attempts: 1,
        },
      ],
    );
    const { samples, images, holes: counted, files, splits, annotations } = json('one/specimen.json');
    assert.deepEqual([samples, images, counted, files], [8, 7, 1, 7 * 5]);
    assert.equal(splits.train + splits.test, 7);
    const coco = ['train', 'test'].map((split) => json(`one/coco/${split}.json`));
    assert.deepEqual(
      coco.map((document) => document.images.length),
      [splits.train, splits.test],
    );
    const objects = coco.flatMap((document) => document.annotations);
    assert.equal(objects.length, annotations.block + annotations.ball);
    assert.deepEqual(result.annotations, new Map(Object.entries(annotations)));
  });

  it('are counted too where they were found by the run before', async () => {
    const out = folder.at('before');
    const plan = toyPlan();
    await runToys(plan, out);
    const { holes, made } = await runToys(plan, out, {
      resume: true,
      onHole: () => assert.fail('it is not found again'),
    });
    assert.deepEqual([holes, made], [1, 0]);
  });

  it('may be all of them: then there is no image, and still a data set', async () => {
    const plan = toyPlan(1e-9);
    const out = folder.at('none');
    const result = await runToys(plan, out);
    assert.deepEqual([result.done, result.stopped, result.images, result.holes], [8, undefined, 0, 8]);
    const tree = treeOf(out);
    assert.ok(!('overview.png' in tree));
    assert.deepEqual(
      Object.keys(tree).filter((path) => path.startsWith('images/') || path.startsWith('labels/')),
      [],
    );
    const { samples, images, holes, files, splits, annotations } = json('none/specimen.json');
    assert.deepEqual([samples, images, holes, files], [8, 0, 8, 0]);
    assert.deepEqual([splits, annotations], [{ train: 0, test: 0 }, {}]);
    for (const split of ['train', 'test']) {
      const document = json(`none/coco/${split}.json`);
      assert.deepEqual([document.images, document.annotations], [[], []]);
      assert.equal(readFileSync(folder.at(`none/yolo-${split}.txt`), 'utf8'), '');
    }
    await runToys(plan, out, { resume: true });
    assertSameTree(treeOf(out), tree);
  });

  it('stop the run early where there is nothing else, and nothing is lost', async () => {
    // One attempt a sample: a thousand say no more than a thousand attempts.
    const plan = toyPlan(1e-9);
    const out = folder.at('hopeless');
    const holes: Hole[] = [];
    const samples = 1_000_000_000;
    const onHole = (hole: Hole) => holes.push(hole);
    const first = await runToys(plan, out, { samples, onHole, disk: unsynced });
    assert.deepEqual([first.stopped, first.made, first.done, holes.length], ['only-holes', 1000, 1000, 1000]);
    assert.deepEqual(
      readJournal(out).map(({ index }) => index),
      Array.from({ length: 1000 }, (_, index) => index),
    );
    assert.ok(!('specimen.json' in treeOf(out)));
    const second = await runToys(plan, out, { samples, resume: true, disk: unsynced });
    assert.deepEqual([second.stopped, second.made, second.done], ['only-holes', 1000, 2000]);
  });

  it('stop it after twenty where each had many attempts', async () => {
    const few = toyPlan(1e-9);
    const plan = { ...few, dataset: { ...few.dataset, attempts: 1000, samples: 40 } };
    const { stopped, made } = await runToys(plan, folder.at('twenty'));
    assert.deepEqual([stopped, made], ['only-holes', 20]);
  });

  it('do not stop it where one sample could be made', async () => {
    const plan = toyPlan(1e-9);
    const sampler = toySampler(toyPlan(1));
    const hopeless = toySampler(plan);
    const lucky = {
      ...hopeless,
      sample: (index: number) => (index === 3 ? sampler : hopeless).sample(index),
    };
    const { stopped, done, images } = await runToys(plan, folder.at('one-of-many'), {
      samples: 1100,
      sampler: lucky,
      disk: unsynced,
    });
    assert.deepEqual([stopped, done, images], [undefined, 1100, 1]);
  });

  it('stop the run at the first where that is asked for, and it can go on', async () => {
    const plan = toyPlan();
    const out = folder.at('fast');
    const { stopped, done } = await runToys(plan, out, { failFast: true });
    // One more may be in hand.
    assert.ok(stopped === 'hole' && done >= holeIndex + 1 && done <= holeIndex + 2, `${done} done`);
    assert.ok(!('specimen.json' in treeOf(out)));
    assert.deepEqual(
      readJournal(out)
        .filter(({ hole }) => hole)
        .map(({ index }) => index),
      [holeIndex],
    );
    const { made } = await runToys(plan, out, { resume: true });
    assert.equal(made, toySamples - done);
    await runToys(plan, folder.at('slow'));
    assertSameTree(treeOf(out), treeOf(folder.at('slow')));
  });
});
