import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { commitFiles } from '../../../runner/pipeline/commit.js';
import { inLanes } from '../../../runner/pipeline/lanes.js';
import { MemoryDisk, systemError } from './support/memory-disk.js';

const files = ['annotations/000000.json', 'images/000000.png', 'depth/000000.exr'].map((path) => ({
  path,
  bytes: Buffer.from(path),
}));

describe('the files of a sample', () => {
  it('are all written aside before the first is in its place', async () => {
    const disk = new MemoryDisk();
    const facts = await commitFiles(disk, '/out', files);
    const moved = disk.done.findIndex((each) => each.startsWith('rename'));
    assert.ok(disk.done.slice(0, moved).every((each) => each.startsWith('write /out/.partial/')));
    assert.ok(disk.done.slice(moved).every((each) => each.startsWith('rename')));
    assert.deepEqual([...disk.files.keys()].sort(), files.map(({ path }) => `/out/${path}`).sort());
    assert.deepEqual(
      facts,
      files.map(({ path, bytes }) => ({
        path,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      })),
    );
  });

  it('leave nothing where one of them finds no room', async () => {
    for (const { path } of files) {
      const disk = new MemoryDisk();
      const name = path.split('/')[1]!;
      disk.fault = (what, at) =>
        what === 'write' && at.endsWith(name) ? systemError('ENOSPC', at) : undefined;
      await assert.rejects(commitFiles(disk, '/out', files), { code: 'ENOSPC' });
      assert.equal(disk.files.size, 0);
    }
  });
});

describe('lanes', () => {
  it('have so many tasks in hand and no more, begun in order', async () => {
    const begun: number[] = [];
    let inHand = 0;
    let most = 0;
    let next = 0;
    await inLanes(2, () => {
      const index = next++;
      if (index >= 9) return undefined;
      return async () => {
        begun.push(index);
        inHand += 1;
        most = Math.max(most, inHand);
        await new Promise((resolve) => setTimeout(resolve, index % 3));
        inHand -= 1;
      };
    });
    assert.deepEqual(begun, [0, 1, 2, 3, 4, 5, 6, 7, 8]);
    assert.equal(most, 2);
  });

  it('begin nothing after a failure, finish what is in hand, and throw the first', async () => {
    const finished: number[] = [];
    let next = 0;
    const run = inLanes(2, () => {
      const index = next++;
      return async () => {
        if (index === 3) throw new Error('the fourth');
        await new Promise((resolve) => setTimeout(resolve, 5));
        finished.push(index);
      };
    });
    await assert.rejects(run, { message: 'the fourth' });
    assert.deepEqual(finished, [0, 1, 2]);
    assert.equal(next, 4);
  });

  it('throw what the giver of tasks throws', async () => {
    await assert.rejects(
      inLanes(2, () => {
        throw new Error('none');
      }),
      { message: 'none' },
    );
  });
});
