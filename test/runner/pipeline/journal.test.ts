import assert from 'node:assert/strict';
import { Journal } from '../../../runner/pipeline/journal.js';
import type { JournalEntry, JournalHeader } from '../../../runner/pipeline/journal-lines.js';
import { MemoryDisk, systemError } from './support/memory-disk.js';

const header: JournalHeader = {
  exports: [],
  schema: 'specimen-journal/1',
  dataset: 'Küche',
  identity: 'a'.repeat(64),
  renderer: 'key',
  samples: 2000,
  tool: 'specimen 0.0.0',
};
const path = '/out/journal.jsonl';

function entry(index: number): JournalEntry {
  if (index % 7 === 3) {
    const hole = { code: 'crowded' as const, message: 'Küche: no room', requires: ['S.a'], attempts: 2 };
    return { index, split: 'all', hole };
  }
  const files = [{ path: `images/${index}.png`, bytes: index, sha256: 'ab'.repeat(32) }];
  return { index, split: index % 2 === 0 ? 'train' : 'välid', files };
}

/** The journal that a run without any trouble leaves. */
function whole(indices: readonly number[]): string {
  return [header, ...indices.map(entry)].map((each) => `${JSON.stringify(each)}\n`).join('');
}

async function collect(journal: Journal): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for await (const each of journal.entries()) entries.push(each);
  return entries;
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
const always = async () => true;

describe('the journal', () => {
  it('is the same bytes whatever the order in which samples were finished', async () => {
    const orders = [upTo(2000), upTo(2000).reverse(), upTo(2000).map((at) => (at * 773) % 2000)];
    for (const order of orders) {
      const disk = new MemoryDisk();
      const journal = await Journal.begin(disk, '/out', header);
      for (const index of order) await journal.add(entry(index));
      await journal.sort();
      assert.equal(disk.text(path), whole(upTo(2000)));
      assert.deepEqual(await collect(journal), upTo(2000).map(entry));
    }
  });

  it('loses what a crash cut off, at any byte, and nothing else', async () => {
    const full = Buffer.from(whole(upTo(9)));
    const start = full.indexOf('\n') + 1;
    for (let cut = start; cut <= full.length; cut++) {
      const disk = new MemoryDisk();
      disk.files.set(path, full.subarray(0, cut));
      const journal = await Journal.resume(disk, '/out', header, always);
      const lines = full.toString('utf8', 0, cut).split('\n').length - 2;
      assert.deepEqual(await collect(journal), upTo(lines).map(entry));
      for (const index of upTo(9)) {
        assert.equal(journal.has(index), index < lines);
        if (!journal.has(index)) await journal.add(entry(index));
      }
      assert.equal(disk.text(path), full.toString());
    }
  });

  it('leaves out lines that are no entries, that are there twice, or that are no longer true', async () => {
    const disk = new MemoryDisk();
    const odd = [
      'null',
      '[]',
      '{"index":-1,"split":"all","files":[]}',
      '{"index":1.5,"split":"all","files":[]}',
      '{"index":9007199254740993,"split":"all","files":[]}',
      '{"index":4,"split":"all"}',
      '{"index":4,"split":"all","files":[{"path":"a"}]}',
      '{"index":4,"split":"all","files":[],"hole":{}}',
      '{"index":4,"split":"all","hole":{"code":"crowded"}}',
      '{"index":4,"split":"all","files":[]}{"index":5',
      '\u0000\u0000\u0000',
    ];
    const text = `${whole([0, 1, 2])}${odd.join('\n')}\n${JSON.stringify(entry(1))}\n`;
    disk.files.set(path, Buffer.from(text));
    const journal = await Journal.resume(disk, '/out', header, async ({ index }) => index !== 2);
    assert.equal(disk.text(path), whole([0, 1]));
    await journal.add(entry(2));
    assert.equal(disk.text(path), whole([0, 1, 2]));
  });

  it('goes on with more samples under its new header', async () => {
    const disk = new MemoryDisk();
    const before = await Journal.begin(disk, '/out', { ...header, samples: 3 });
    for (const index of [2, 0, 1]) await before.add(entry(index));
    const after = await Journal.resume(disk, '/out', header, always);
    await after.add(entry(3));
    await after.sort();
    assert.equal(disk.text(path), whole(upTo(4)));
  });

  it('writes nothing more after a line that may be half written', async () => {
    const disk = new MemoryDisk();
    const journal = await Journal.begin(disk, '/out', header);
    await journal.add(entry(0));
    disk.fault = (what) => (what === 'append' ? systemError('ENOSPC', path) : undefined);
    await assert.rejects(journal.add(entry(1)), { code: 'ENOSPC' });
    disk.fault = () => undefined;
    await assert.rejects(journal.add(entry(2)), { code: 'ENOSPC' });
    assert.equal(disk.text(path), whole([0]));
    assert.ok(journal.has(0) && !journal.has(1) && !journal.has(2));
  });

  it('replaces the file at once, never in place', async () => {
    const disk = new MemoryDisk();
    const journal = await Journal.begin(disk, '/out', header);
    await journal.add(entry(0));
    await journal.sort();
    assert.ok(!disk.done.includes(`write ${path}`));
  });
});
