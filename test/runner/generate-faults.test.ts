import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { nodeDisk } from '../../runner/pipeline/disk.js';
import { tellingDisk } from '../../runner/pipeline/disk-problem.js';
import { RunProblem } from '../../runner/pipeline/problem.js';
import { TestFolder } from '../support/folder.js';
import { faultyDisk, type Moment, systemError } from './support/faulty-disk.js';
import { readJournal } from './support/read-data-set.js';
import { toyPlan, toySamples } from './support/toy-plan.js';
import { runToys } from './support/toy-run.js';
import { assertSameTree, type Tree, treeOf } from './support/tree.js';

/** Where the disk fails, with how many samples are finished then at least. */
const full: readonly (Moment & { readonly finished: number })[] = [
  { operation: 'write', path: '', nth: 1, when: 'within', finished: 0 },
  { operation: 'write', path: '', nth: 2, when: 'before', finished: 0 },
  { operation: 'write', path: '', nth: 9, when: 'within', finished: 0 },
  { operation: 'write', path: '', nth: 20, when: 'within', finished: 2 },
  { operation: 'append', path: 'journal', nth: 3, when: 'within', finished: 2 },
  { operation: 'makeFolder', path: 'depth', nth: 1, when: 'before', finished: 0 },
  { operation: 'write', path: 'journal', nth: 2, when: 'within', finished: 8 },
  { operation: 'write', path: 'coco/train.json', nth: 1, when: 'within', finished: 8 },
  { operation: 'write', path: 'labels/', nth: 3, when: 'within', finished: 8 },
  { operation: 'write', path: 'overview.png', nth: 1, when: 'within', finished: 8 },
  { operation: 'write', path: 'specimen.json', nth: 1, when: 'within', finished: 8 },
];

describe('a run whose disk fails', () => {
  const plan = toyPlan();
  let folder: TestFolder;
  let whole: Tree;
  before(async () => {
    folder = new TestFolder();
    await runToys(plan, folder.at('whole'));
    whole = treeOf(folder.at('whole'));
  });
  after(() => folder.remove());

  const problemOf = async (out: string, moment: Moment, code: string): Promise<RunProblem> => {
    const fail = () => {
      throw systemError(code, out);
    };
    const disk = tellingDisk(faultyDisk(nodeDisk, out, moment, fail), out);
    return await runToys(plan, out, { disk }).then(
      () => assert.fail('the run came to its end'),
      (error) => {
        assert.ok(error instanceof RunProblem, String(error));
        return error;
      },
    );
  };

  const goOn = async (out: string, finished: number) => {
    const { made, stopped } = await runToys(plan, out, { resume: true });
    assert.deepEqual([made, stopped], [toySamples - finished, undefined]);
    assertSameTree(treeOf(out), whole);
  };

  for (const [index, { finished, ...moment }] of full.entries()) {
    const { operation, nth, when, path } = moment;
    it(`is full ${when} ${operation} ${nth} of ${path || 'any file'}: says so, and what is finished stays`, async () => {
      const out = folder.at(`full-${index}`);
      const { fault, message } = await problemOf(out, moment, 'ENOSPC');
      assert.equal(fault, 'machine');
      assert.equal(
        message,
        `The disk of ${out} is full. Make room on it. What is finished stays; --resume goes on.`,
      );
      const done = readJournal(out);
      assert.ok(done.length >= finished, `${done.length} samples are finished`);
      for (const { path: file, bytes, sha256 } of done.flatMap(({ files = [] }) => files)) {
        const content = readFileSync(`${out}/${file}`);
        assert.deepEqual(
          [content.length, createHash('sha256').update(content).digest('hex')],
          [bytes, sha256],
        );
      }
      await goOn(out, done.length);
    });
  }

  it('gives back the room of files that a full disk has no place for', async () => {
    const out = folder.at('room');
    await problemOf(out, { operation: 'write', path: 'depth/.*exr', nth: 4, when: 'within' }, 'ENOSPC');
    assert.deepEqual(
      Object.keys(treeOf(out)).filter((path) => path.startsWith('.partial/')),
      [],
    );
  });

  for (const [code, remedy] of [
    [
      'EACCES',
      /may not be written or read \(EACCES\)\. Give yourself the right to, or choose another folder\./,
    ],
    ['EROFS', /may not be written or read \(EROFS\)\./],
    ['EMFILE', /Too many files are open \(EMFILE\)\. Raise the limit/],
    ['EIO', /failed: EIO/],
  ] as const) {
    it(`${code} is the machine's fault, with the folder or a remedy, and the run can go on`, async () => {
      const out = folder.at(code);
      const { fault, message } = await problemOf(
        out,
        { operation: 'rename', path: 'images/', nth: 3, when: 'before' },
        code,
      );
      assert.equal(fault, 'machine');
      assert.match(message, remedy);
      assert.match(message, /What is finished stays; --resume goes on\.$/);
      if (code !== 'EMFILE') assert.ok(message.includes(out), message);
      await goOn(out, readJournal(out).length);
    });
  }

  it('a file of a sample that was lost or cut since is made again', async () => {
    const out = folder.at('lost');
    await runToys(plan, out);
    await nodeDisk.remove(`${out}/images/000002.png`);
    await nodeDisk.write(`${out}/depth/000005.exr`, new Uint8Array(7));
    await goOn(out, toySamples - 2);
  });
});
