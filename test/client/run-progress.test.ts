import assert from 'node:assert/strict';
import { appendFileSync, renameSync } from 'node:fs';
import { JournalProgress } from '../../client/run/journal-progress.js';
import { progressText } from '../../client/run/progress-text.js';
import { scene, specimen } from '../cli/support/specimen.js';
import { TestFolder } from '../support/folder.js';

const header = (samples: number) => `${JSON.stringify({ schema: 'specimen-journal/1', samples })}\n`;

describe('how far a run is', () => {
  let folder: TestFolder;
  beforeEach(() => {
    folder = new TestFolder({ '.keep': '' });
  });
  afterEach(() => folder.remove());

  it('is told by the lines of the journal as it grows', async () => {
    const progress = new JournalProgress(folder.path);
    assert.equal(await progress.now(), undefined);
    folder.write('journal.jsonl', header(2000));
    assert.deepEqual(await progress.now(), { done: 0, of: 2000 });
    appendFileSync(folder.at('journal.jsonl'), '{"index":0}\n{"index":1}\n{"ind');
    assert.deepEqual(await progress.now(), { done: 2, of: 2000 });
    appendFileSync(folder.at('journal.jsonl'), 'ex":2}\n');
    assert.deepEqual(await progress.now(), { done: 3, of: 2000 });
  });

  it('is counted anew where the journal was replaced', async () => {
    const progress = new JournalProgress(folder.path);
    folder.write('journal.jsonl', `${header(2)}{"index":1}\n{"index":0}\n`);
    assert.deepEqual(await progress.now(), { done: 2, of: 2 });
    folder.write('aside', `${header(10)}{"index":0}\n{"index":1}\n{"index":2}\n`);
    renameSync(folder.at('aside'), folder.at('journal.jsonl'));
    assert.deepEqual(await progress.now(), { done: 3, of: 10 });
  });

  it('is not told by what is no journal, however large', async () => {
    for (const text of ['', 'x\n', '{"samples":"many"}\n', 'x'.repeat(1 << 18), `${'x'.repeat(1 << 17)}\n`]) {
      folder.write('journal.jsonl', text);
      assert.equal(await new JournalProgress(folder.path).now(), undefined, text.slice(0, 20));
    }
  });

  it('is that of the journal that a run writes', async () => {
    // No condition is ever met, so that nothing is rendered.
    const body = 'let x ~ 0 .. 1\nrequire x > 0.999999\nobject a = sphere {}';
    const camera = 'camera eye = pinhole { place = (0m, 1m, 3m); lookAt = a }';
    folder.write('a.specimen', scene(`${body}\n${camera}`, 'samples = 3; attempts = 2'));
    const { stderr } = specimen(['run', 'a.specimen', '--out', 'data'], folder.path);
    assert.deepEqual(await new JournalProgress(folder.at('data')).now(), { done: 3, of: 3 }, stderr);
  });

  it('is a line for people', () => {
    const of = 2000;
    assert.equal(progressText({ done: 0, of }, undefined), '0 of 2,000');
    assert.equal(progressText({ done: 1, of }, { done: 0, seconds: 0 }), '1 of 2,000');
    const cases: [done: number, pace: { done: number; seconds: number }, told: string][] = [
      [120, { done: 62, seconds: 20 }, '120 of 2,000 · 3.1/s · 10 min left'],
      [1900, { done: 62, seconds: 20 }, '1,900 of 2,000 · 3.1/s · 33 s left'],
      [1999, { done: 2400, seconds: 2 }, '1,999 of 2,000 · 1,200/s · 1 s left'],
      [2000, { done: 10, seconds: 1 }, '2,000 of 2,000 · 10/s · 0 s left'],
      [20, { done: 10, seconds: 600 }, '20 of 2,000 · 1.0/min · 33 h left'],
      [20, { done: 1, seconds: 600 }, '20 of 2,000 · 0.1/min · 14 days left'],
    ];
    for (const [done, pace, told] of cases) assert.equal(progressText({ done, of }, pace), told);
  });
});
