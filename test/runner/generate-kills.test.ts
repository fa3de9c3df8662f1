import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { TestFolder } from '../support/folder.js';
import type { Moment } from './support/faulty-disk.js';
import { toyPlan } from './support/toy-plan.js';
import type { Job } from './support/toy-process.js';
import { runToys } from './support/toy-run.js';
import { assertSameTree, type Tree, treeOf } from './support/tree.js';

const program = fileURLToPath(new URL('./support/toy-process.js', import.meta.url));

/** Each ends a run; what another makes of the rest must be the data set of a run that nothing ended. */
const moments = [
  'before write 1 of ^journal',
  'within write 1 of ^journal',
  'before rename 1 of ^journal',
  'after rename 1 of ^journal',
  'after makeFolder 1 of ^annotations',
  'within write 1 of ^images/',
  'after write 2 of ^annotations/',
  'before rename 1 of ^annotations/',
  'after rename 3 of ^images/',
  'after rename 2 of ^instances/',
  'before append 1 of ^journal',
  'within append 2 of ^journal',
  'after append 4 of ^journal',
  'within append 8 of ^journal',
  'within write 2 of ^journal',
  'after rename 2 of ^journal',
  'after remove 1 of ^specimen.json',
  'within write 1 of ^coco/train.json',
  'before rename 1 of ^coco/test.json',
  'after rename 4 of ^labels/',
  'within write 1 of ^yolo-train.txt',
  'before rename 1 of ^yolo/data.yaml',
  'within write 1 of ^LICENSES.md',
  'within write 1 of ^overview.png',
  'within write 1 of ^specimen.json',
  'before rename 1 of ^specimen.json',
  'after rename 1 of ^specimen.json',
];

function momentOf(text: string): Moment {
  const [, when, operation, nth, path] = /^(\w+) (\w+) (\d+) of (.+)$/.exec(text) ?? [];
  return { when, operation, path, nth: Number(nth) } as Moment;
}

describe('a run that is killed', () => {
  const plan = toyPlan();
  let folder: TestFolder;
  let whole: Tree;
  before(async () => {
    folder = new TestFolder({ 'plan.json': JSON.stringify(plan) });
    await runToys(plan, folder.at('whole'));
    whole = treeOf(folder.at('whole'));
  });
  after(() => folder.remove());

  const kill = async (out: string, moment: string, resume = false) => {
    const job: Job = { plan: folder.at('plan.json'), out, resume, moment: momentOf(moment) };
    const child = spawn(process.execPath, [program, JSON.stringify(job)], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const [status, signal] = await once(child, 'exit');
    if (process.platform === 'win32') assert.equal(status, 1, moment);
    else assert.equal(signal, 'SIGKILL', `${moment}: the run came to its end`);
  };

  for (const moment of moments) {
    it(`${moment} is gone on with to the same bytes`, async () => {
      const out = folder.at(moment.replaceAll(/\W/g, '-'));
      await kill(out, moment);
      const { stopped, images } = await runToys(plan, out, { resume: true });
      assert.deepEqual([stopped, images], [undefined, 7]);
      assertSameTree(treeOf(out), whole);
    });
  }

  it('again and again, while it is gone on with, comes to the same bytes', async () => {
    const out = folder.at('again');
    await kill(out, 'within append 3 of ^journal');
    await kill(out, 'within write 1 of ^journal', true);
    await kill(out, 'after rename 1 of ^journal', true);
    await kill(out, 'within write 1 of ^overview.png', true);
    await kill(out, 'before rename 1 of ^specimen.json', true);
    const { made } = await runToys(plan, out, { resume: true });
    assert.equal(made, 0);
    assertSameTree(treeOf(out), whole);
  });

  it('leaves no specimen.json before all is there', async () => {
    for (const moment of ['after append 8 of ^journal', 'before rename 1 of ^overview.png']) {
      const out = folder.at(`unfinished-${moment.length}`);
      await kill(out, moment);
      assert.ok(!('specimen.json' in treeOf(out)), moment);
    }
  });
});
