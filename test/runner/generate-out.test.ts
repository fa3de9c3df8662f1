import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import type { Plan } from '../../engine/plan/plan.js';
import { checkExports } from '../../runner/dataset/exports.js';
import type { GenerateOptions } from '../../runner/dataset/generate.js';
import { nodeDisk } from '../../runner/pipeline/disk.js';
import { tellingNodeDisk } from '../../runner/pipeline/disk-problem.js';
import { RunProblem } from '../../runner/pipeline/problem.js';
import { TestFolder } from '../support/folder.js';
import { flatFrames } from './support/flat-frames.js';
import { recordingDisk } from './support/recording-disk.js';
import { toyPlan } from './support/toy-plan.js';
import { ofSamples, runToys } from './support/toy-run.js';
import { assertSameTree, treeOf } from './support/tree.js';

describe('the folder of a run', () => {
  const plan = ofSamples(toyPlan(), 2);
  let folder: TestFolder;
  beforeEach(() => {
    folder = new TestFolder();
  });
  afterEach(() => folder.remove());

  /** The run is refused as a wrong call, before it renders, and changes nothing. */
  const assertRefused = async (
    wanted: Plan,
    out: string,
    message: RegExp,
    changes: Partial<GenerateOptions> = {},
  ) => {
    const before = treeOf(folder.path);
    const frames = {
      ...flatFrames(wanted),
      frames: () => assert.fail('it renders'),
      ...(changes.frames ? { renderer: changes.frames.renderer } : {}),
    };
    for (const resume of changes.resume === undefined ? [false, true] : [changes.resume]) {
      await assert.rejects(
        runToys(wanted, out, { disk: tellingNodeDisk(out), ...changes, resume, frames }),
        (error) => {
          assert.ok(error instanceof RunProblem, String(error));
          assert.equal(error.fault, 'call');
          assert.match(error.message, message);
          assert.ok(error.message.includes(out), error.message);
          return true;
        },
      );
      assertSameTree(treeOf(folder.path), before);
    }
  };

  it('that holds another data set is refused', async () => {
    const out = folder.at('out');
    await runToys(plan, out);
    const other = { ...plan, dataset: { ...plan.dataset, seed: 33 } };
    await assertRefused(other, out, /holds another data set: Toys .*Choose another folder/);
  });

  it('that holds this data set is refused without resume', async () => {
    const out = folder.at('out');
    await runToys(plan, out);
    await assertRefused(plan, out, /Go on with it by --resume/, { resume: false });
  });

  it('that holds images of another renderer is refused', async () => {
    const out = folder.at('out');
    await runToys(plan, out);
    const frames = {
      ...flatFrames(plan),
      renderer: { name: 'other', kind: 'hardware' as const, key: 'other 2' },
    };
    await assertRefused(plan, out, /another renderer: 'flat 1'; the one in use is 'other 2'/, { frames });
  });

  it('that holds more samples than are asked for is refused', async () => {
    const out = folder.at('out');
    await runToys(plan, out);
    await assertRefused(ofSamples(plan, 1), out, /2 samples.*Give --samples 2 or more/);
  });

  it('that is not empty is refused', async () => {
    folder.write('out/thesis.txt', 'years of work');
    await assertRefused(plan, folder.at('out'), /is not empty/);
    folder.write('also/.partial/x', '');
    folder.write('also/images/000000.png', 'mine');
    await assertRefused(plan, folder.at('also'), /is not empty/);
  });

  it('whose journal is none is refused', async () => {
    for (const text of ['', 'dear diary\n', '{"schema":"specimen-journal/2"}\n', '\0'.repeat(70_000)]) {
      folder.write('out/journal.jsonl', text);
      await assertRefused(plan, folder.at('out'), /is no journal of this version/);
    }
  });

  it('that is a file, or is below one, is refused', async () => {
    folder.write('file', 'text');
    await assertRefused(plan, folder.at('file'), /in the way: a folder is needed/);
    await assertRefused(plan, folder.at('file/below'), /in the way: a folder is needed/);
  });

  it('is the only place that is written to, whatever the names in the plan', async () => {
    const names = ['../x', '/abs', 'C:\\x', '..', 'a/../../b', 'nul\0', 'é', 'É'];
    const [camera] = plan.scene.elements.filter(({ kind }) => kind === 'camera');
    const others = plan.scene.elements.filter(({ kind }) => kind !== 'camera');
    const split = [...names.map((name) => ({ name, share: 1 / names.length }))];
    const hostile: Plan = {
      ...plan,
      dataset: { ...plan.dataset, name: '../../out', split },
      scene: { ...plan.scene, elements: [...others, ...names.map((name) => ({ ...camera, name }))] },
    };
    const out = folder.at('out');
    const disk = recordingDisk(nodeDisk);
    const { images } = await runToys(hostile, out, { disk });
    assert.equal(images, 2 * names.length);
    assert.ok(disk.touched.size > 100);
    for (const path of disk.touched) {
      const inside = relative(out, path);
      assert.ok(!inside.startsWith('..') && !isAbsolute(inside) && isAbsolute(path), path);
    }
    assert.deepEqual(
      Object.keys(treeOf(folder.path)).filter((path) => path !== 'out' && !path.startsWith('out/')),
      [],
    );
  });

  it('is the only place that is written to, whatever the journal says', async () => {
    const out = folder.at('a/b/out');
    await runToys(plan, out);
    const journal = `${out}/journal.jsonl`;
    const [header, first, ...rest] = readFileSync(journal, 'utf8').split('\n');
    const whole = treeOf(out);
    for (const path of [
      'annotations/../../../x.json',
      '../../x',
      '/etc/hostname',
      'annotations/000001.json',
    ]) {
      const entry = JSON.parse(first ?? '');
      folder.write('a/x.json', readFileSync(`${out}/annotations/000000.json`));
      const bytes = (await nodeDisk.size(`${out}/${path}`)) ?? 0;
      const forged = JSON.stringify({ ...entry, files: [{ path, bytes, sha256: '' }] });
      await nodeDisk.write(journal, Buffer.from([header, forged, ...rest].join('\n')));
      const disk = recordingDisk(nodeDisk);
      const { made } = await runToys(plan, out, { resume: true, disk });
      assert.equal(made, 1, path);
      assertSameTree(treeOf(out), whole);
      for (const touched of disk.touched) assert.ok(!relative(out, touched).startsWith('..'), touched);
    }
  });

  for (const path of [
    '../x',
    '/abs',
    'C:\\x',
    'coco/../../x',
    '..',
    '.',
    '',
    '.partial',
    'a//b',
    'a\\b',
    'a\0b',
    'specimen.json',
    'coco/train.json',
    'Images',
    'annotations/000000',
    'labels',
    'x'.repeat(300),
  ]) {
    it(`an export is not written to ${JSON.stringify(path.slice(0, 20))}: it is refused before rendering`, async () => {
      const [coco] = plan.exports.filter((output) => output.export === 'coco');
      const hostile: Plan = { ...plan, exports: [{ ...coco, properties: { ...coco.properties, path } }] };
      const isProblem = (error: unknown) => {
        assert.ok(error instanceof RunProblem, String(error));
        assert.equal(error.fault, 'data');
        assert.ok(error.message.length < 400, error.message);
        return true;
      };
      assert.throws(() => checkExports({ plan: hostile }), isProblem);
      const frames = { ...flatFrames(hostile), frames: () => assert.fail('it renders') };
      await assert.rejects(runToys(hostile, folder.at('out'), { frames }), isProblem);
      assert.deepEqual(treeOf(folder.path), {});
    });
  }

  it('has room for each export: two of one folder, and names that no disk takes, are refused', () => {
    const [coco] = plan.exports.filter((output) => output.export === 'coco');
    const at = (path: string) => ({ ...coco, properties: { ...coco.properties, path } });
    const refused = (changed: Plan, message: RegExp) =>
      assert.throws(() => checkExports({ plan: changed }), message);
    refused({ ...plan, exports: [at('coco'), at('COCO')] }, /Two exports have the folder/);
    const split = [{ name: '長'.repeat(40), share: 1 }];
    refused({ ...plan, dataset: { ...plan.dataset, split } }, /too long/);
    checkExports({ plan: { ...plan, exports: [at('coco'), at('coco/more'), at('v1.2/coco-boxes')] } });
  });
});
