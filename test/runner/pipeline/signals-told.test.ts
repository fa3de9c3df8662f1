import assert from 'node:assert/strict';
import { readFile } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { signalsTold } from '../../../runner/pipeline/signals-told.js';

/** Windows has none to send. */
const hasSignals = process.platform !== 'win32';

/** Long work in the middle of which the user presses Ctrl-C. */
function interruptedWork(): void {
  if (hasSignals) process.kill(process.pid, 'SIGINT');
  for (const end = performance.now() + 20; performance.now() < end; );
}

describe('waiting for signals', () => {
  let told: boolean;
  const hear = () => {
    told = true;
  };
  beforeEach(() => {
    told = false;
    process.on('SIGINT', hear);
  });
  afterEach(() => void process.off('SIGINT', hear));

  it('ends after one that came while something else was done in the same turn', async () => {
    setImmediate(interruptedWork);
    await signalsTold();
    assert.equal(told, hasSignals);
  });

  it('ends after one that came while news of a file was handled', async () => {
    await new Promise<void>((resolve, reject) => {
      readFile(fileURLToPath(import.meta.url), () => {
        interruptedWork();
        signalsTold().then(resolve, reject);
      });
    });
    assert.equal(told, hasSignals);
  });

  it('ends soon where nothing happens', async () => {
    const begun = performance.now();
    await signalsTold();
    assert.ok(performance.now() - begun < 1000);
    assert.ok(!told);
  });
});
