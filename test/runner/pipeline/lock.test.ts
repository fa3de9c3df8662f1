import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { nodeDisk } from '../../../runner/pipeline/disk.js';
import { lockFolder, refuseLocked } from '../../../runner/pipeline/lock.js';
import { TestFolder } from '../../support/folder.js';

describe('the lock of a folder', () => {
  let folder: TestFolder;
  beforeEach(() => {
    folder = new TestFolder();
  });
  afterEach(() => folder.remove());
  const lock = () => folder.at('out/.lock');
  const owned = (pid: unknown, host: string) => folder.write('out/.lock', JSON.stringify({ host, pid }));
  /** The number of a process that has ended. */
  const endedPid = () => spawnSync(process.execPath, ['--version']).pid;

  /** It is refused, told with what to do, and left as it is. */
  const assertRefused = async (who: RegExp) => {
    const before = readFileSync(lock(), 'utf8');
    await assert.rejects(lockFolder(nodeDisk, folder.at('out')), (error: Error & { fault?: string }) => {
      assert.equal(error.name, 'RunProblem');
      assert.equal(error.fault, 'call');
      assert.match(error.message, who);
      assert.match(error.message, /Wait for its end, or choose another folder.* remove .*\.lock\./);
      return true;
    });
    assert.equal(readFileSync(lock(), 'utf8'), before);
    assert.deepEqual(readdirSync(folder.at('out')), ['.lock']);
  };

  it('keeps a second run out, and is gone once the first lets go', async () => {
    const unlock = await lockFolder(nodeDisk, folder.at('out'));
    await assertRefused(new RegExp(`process ${process.pid} on ${hostname()}`));
    await unlock();
    assert.ok(!existsSync(lock()));
    await (await lockFolder(nodeDisk, folder.at('out')))();
  });

  it('goes to one of several that come at the same time', async () => {
    for (const left of [false, true]) {
      if (left) owned(endedPid(), hostname());
      const tries = Array.from({ length: 8 }, () => lockFolder(nodeDisk, folder.at('out')));
      const unlocks = (await Promise.allSettled(tries)).flatMap((each) =>
        each.status === 'fulfilled' ? [each.value] : [],
      );
      assert.equal(unlocks.length, 1);
      assert.deepEqual(readdirSync(folder.at('out')), ['.lock']);
      await unlocks[0]!();
    }
  });

  it('of a process that runs is respected', async () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'ignore' });
    try {
      owned(child.pid, hostname());
      await assertRefused(new RegExp(`process ${child.pid} on`));
      await assert.rejects(refuseLocked(nodeDisk, folder.at('out')), /Another run/);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('of a process that has ended is taken over', async () => {
    owned(endedPid(), hostname());
    await refuseLocked(nodeDisk, folder.at('out'));
    const unlock = await lockFolder(nodeDisk, folder.at('out'));
    assert.deepEqual(JSON.parse(readFileSync(lock(), 'utf8')), { host: hostname(), pid: process.pid });
    await unlock();
  });

  it('of an earlier process with the number of this one is taken over', async () => {
    owned(process.pid, hostname());
    await (await lockFolder(nodeDisk, folder.at('out')))();
  });

  it('of another machine can not be judged, and is respected', async () => {
    owned(endedPid(), 'elsewhere');
    await assertRefused(/process \d+ on elsewhere/);
  });

  it('that is none is respected too: it may be half written', async () => {
    for (const text of ['', '{"host":', '[]', 'null', '{"host":"x","pid":-1}', ' '.repeat(5000)]) {
      folder.write('out/.lock', text);
      await assertRefused(/Another run works in/);
    }
  });
});
