import assert from 'node:assert/strict';
import type { Plan } from '../../engine/plan/plan.js';
import { nodeDisk } from '../../runner/pipeline/disk.js';
import { TestFolder } from '../support/folder.js';
import { faultyDisk } from './support/faulty-disk.js';
import { toyPlan } from './support/toy-plan.js';
import { ofSamples, runToys } from './support/toy-run.js';
import { assertSameTree, treeOf } from './support/tree.js';

describe('going on with other exports', () => {
  const plan = ofSamples(toyPlan(), 2);
  const [coco, yolo] = plan.exports;
  const at = (output: typeof coco, path: string) => ({
    ...output!,
    properties: { ...output!.properties, path },
  });
  const withExports = (...exports: Plan['exports'][number][]): Plan => ({ ...plan, exports });
  let folder: TestFolder;
  before(() => {
    folder = new TestFolder();
  });
  after(() => folder.remove());

  const changes: Readonly<Record<string, readonly [from: Plan, to: Plan]>> = {
    'none for two': [plan, withExports()],
    'two for none': [withExports(), plan],
    'one for two': [plan, withExports(coco!)],
    'another folder': [plan, withExports(at(coco, 'deep/er/boxes'), at(yolo, 'deep/yolo'))],
    'the other kind in the same folder': [withExports(at(coco, 'out')), withExports(at(yolo, 'out'))],
  };
  for (const [what, [from, to]] of Object.entries(changes)) {
    it(`ends in the files of the new plan alone: ${what}`, async () => {
      const out = folder.at(`${what}/out`);
      await runToys(from, out);
      const { made } = await runToys(to, out, { resume: true });
      assert.equal(made, 0);
      await runToys(to, folder.at(`${what}/due`));
      assertSameTree(treeOf(out), treeOf(folder.at(`${what}/due`)));
    });
  }

  it('leaves nothing behind where a run between was killed while it wrote its own', async () => {
    const out = folder.at('killed');
    const moment = { operation: 'write', path: 'data\\.yaml', nth: 1, when: 'after' } as const;
    const crash = () => {
      throw new Error('the end');
    };
    await assert.rejects(runToys(plan, out, { disk: faultyDisk(nodeDisk, out, moment, crash) }), /the end/);
    await runToys(withExports(), out, { resume: true });
    await runToys(withExports(), folder.at('due'));
    assertSameTree(treeOf(out), treeOf(folder.at('due')));
  });

  it('touches no file that is not an export’s, whatever the journal says', async () => {
    const out = folder.at('hostile/out');
    await runToys(plan, out);
    folder.write('hostile/train.json', 'mine');
    folder.write('hostile/out/coco/notes', 'mine');
    const journal = `${out}/journal.jsonl`;
    const [header = '', ...lines] = Buffer.from(await nodeDisk.read(journal))
      .toString()
      .split('\n');
    const places = ['..', '/', '.', 'images', 'annotations', 'labels', '../out', 'coco'];
    const exports = places.map((place) => ({ export: 'coco', folder: place }));
    await nodeDisk.write(
      journal,
      Buffer.from([JSON.stringify({ ...JSON.parse(header), exports }), ...lines].join('\n')),
    );
    const before = Object.keys(treeOf(folder.at('hostile')));
    await runToys(withExports(yolo!), out, { resume: true });
    const gone = before.filter((path) => !(path in treeOf(folder.at('hostile'))));
    assert.deepEqual(gone, ['out/coco/test.json', 'out/coco/train.json']);
  });
});
