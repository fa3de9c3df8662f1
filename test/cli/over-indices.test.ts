import assert from 'node:assert/strict';
import { Interrupted } from '../../cli/running/interruptible.js';
import { overIndices } from '../../cli/running/over-indices.js';

describe('work over indices', () => {
  /** Ctrl-C at `when`: a signal that the event loop has not told of yet. */
  async function interruptedAt(when: 'before' | 'between' | 'within') {
    const done: number[] = [];
    const press = () => process.kill(process.pid, 'SIGINT');
    // The test runner's own would end the tests.
    const others = process.rawListeners('SIGINT') as NodeJS.SignalsListener[];
    process.removeAllListeners('SIGINT');
    const quiet = () => {};
    process.on('SIGINT', quiet);
    try {
      if (when === 'before') press();
      const work = overIndices(
        { first: 0, last: 1e9 },
        (index) => {
          done.push(index);
          if (when === 'within' && index === 5) {
            press();
            while (true);
          }
        },
        async () => {
          if (when === 'between') press();
        },
      );
      await assert.rejects(work, Interrupted);
    } finally {
      process.off('SIGINT', quiet);
      for (const other of others) process.on('SIGINT', other);
    }
    return done;
  }

  it('ends on a Ctrl-C that comes before the first slice', async function () {
    if (process.platform === 'win32') this.skip();
    assert.deepEqual(await interruptedAt('before'), []);
  });

  it('ends on one that comes between two slices, after one slice', async function () {
    if (process.platform === 'win32') this.skip();
    const begun = performance.now();
    assert.ok((await interruptedAt('between')).length > 0);
    assert.ok(performance.now() - begun < 5000);
  });

  it('ends on one that comes within a slice', async function () {
    if (process.platform === 'win32') this.skip();
    assert.deepEqual(await interruptedAt('within'), [0, 1, 2, 3, 4, 5]);
  });
});
