import assert from 'node:assert/strict';
import { tellingDisk } from '../../../runner/pipeline/disk-problem.js';
import { inspectOut } from '../../../runner/pipeline/out-folder.js';
import { MemoryDisk, systemError } from './support/memory-disk.js';

const wanted = { dataset: 'Kitchen', identity: '1'.repeat(64), samples: 10, renderer: 'swift 1' };
const goesOn = (there: unknown) => assert.notEqual(there, undefined);
const header = { schema: 'specimen-journal/1', tool: 'specimen 0.0.0', exports: [], ...wanted };

function holding(line: string, others: readonly string[] = []): MemoryDisk {
  const disk = new MemoryDisk();
  disk.files.set('/out/journal.jsonl', Buffer.from(line));
  for (const path of others) disk.files.set(`/out/${path}`, Buffer.of());
  return disk;
}

const begun = (changes: object = {}) => holding(`${JSON.stringify({ ...header, ...changes })}\n`);

function refused(disk: MemoryDisk, message: RegExp, resume = true): Promise<void> {
  const before = [...disk.files.keys()];
  return assert
    .rejects(
      inspectOut(tellingDisk(disk, '/out'), '/out', wanted, resume),
      (error: Error & { fault?: string }) => {
        assert.equal(error.name, 'RunProblem');
        assert.equal(error.fault, 'call');
        assert.match(error.message, message);
        assert.match(error.message, /\/out/);
        return true;
      },
    )
    .then(() => assert.deepEqual([...disk.files.keys()], before));
}

describe('the folder of a data set', () => {
  it('is free where there is nothing, or only what a run had begun to write', async () => {
    const disk = new MemoryDisk();
    assert.equal(await inspectOut(disk, '/out', wanted, false), undefined);
    disk.files.set('/out/.partial/journal.jsonl', Buffer.of());
    assert.equal(await inspectOut(disk, '/out', wanted, false), undefined);
    assert.equal(await inspectOut(disk, '/out', wanted, true), undefined);
  });

  it('may be gone on with where it is the same data set, with as many samples or more', async () => {
    goesOn(await inspectOut(begun(), '/out', wanted, true));
    goesOn(await inspectOut(begun({ samples: 9 }), '/out', wanted, true));
    const { renderer: _renderer, ...unknown } = wanted;
    goesOn(await inspectOut(begun({ renderer: 'other' }), '/out', unknown, true));
  });

  it('is refused with what to do otherwise', async () => {
    const file = new MemoryDisk();
    file.files.set('/out', Buffer.of());
    await refused(file, /folder is needed there.*Choose another folder/);
    const full = new MemoryDisk();
    full.files.set('/out/thesis.tex', Buffer.of());
    await refused(full, /not empty.*Choose another folder/);
    await refused(begun(), /--resume/, false);
    await refused(begun({ samples: 11 }), /11 samples.*--samples 11 or more/);
    await refused(begun({ renderer: 'lavapipe' }), /'lavapipe'; the one in use is 'swift 1'/);
    await refused(
      begun({ dataset: 'Garage', identity: '2'.repeat(64) }),
      /Garage \(plan 222222222222\); this one is Kitchen \(plan 111111111111\)/,
    );
    for (const line of [
      '',
      '{',
      '{}\n',
      'null\n',
      `${JSON.stringify({ ...header, samples: -1 })}\n`,
      `${JSON.stringify(header)}`,
    ]) {
      await refused(holding(line), /no journal/);
    }
  });

  it('tells in few words of a journal that says much', async () => {
    const disk = begun({ dataset: 'x'.repeat(1_000_000), identity: '2'.repeat(64) });
    await assert.rejects(
      inspectOut(disk, '/out', wanted, true),
      (error: Error) => error.message.length < 1000,
    );
  });
});

describe('faults of the disk', () => {
  const cases: [code: string, fault: string, message: RegExp][] = [
    ['ENOSPC', 'machine', /The disk of \/out is full\. Make room on it\..*--resume goes on/],
    ['EDQUOT', 'machine', /full/],
    ['EACCES', 'machine', /\/out\/a may not be written.*--resume goes on/],
    ['EROFS', 'machine', /EROFS/],
    ['ENOTDIR', 'call', /in the way/],
    ['EMFILE', 'machine', /ulimit -n/],
    ['EIO', 'machine', /EIO/],
  ];
  for (const [code, fault, message] of cases) {
    it(`${code} is the fault of the ${fault}, with what to do`, async () => {
      const disk = new MemoryDisk();
      disk.fault = (_what, path) => systemError(code, path);
      await assert.rejects(tellingDisk(disk, '/out').write('/out/a', Buffer.of()), {
        name: 'RunProblem',
        fault,
        message,
      });
    });
  }

  it('leave alone what is no fault of the disk', async () => {
    const disk = new MemoryDisk();
    const bug = new TypeError('a bug');
    disk.fault = () => bug;
    await assert.rejects(tellingDisk(disk, '/out').read('/out/a'), (error) => error === bug);
  });
});
