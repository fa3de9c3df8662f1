import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { runSummary } from '../../cli/report/run-summary.js';

const summary = {
  made: 4,
  images: 3,
  annotations: new Map([['mug', 1200]]),
  first: { path: 'images/000002-eye.png', width: 97, height: 64 },
  hasOverview: true,
  out: 'data',
  root: '.',
  seconds: 2,
};

describe('what is told at the end of a run', () => {
  it('says how much, where to look, and a call for a pixel that is there', () => {
    assert.equal(
      runSummary(summary),
      `3 images in data (2.0 s, 0.50 s a sample)
  labels    1,200 mug
  look at   ${join('data', 'overview.png')}
  then      specimen why ${join('data', 'images', '000002-eye.png')} --at 48,32
`,
    );
  });

  it('names the folder of the spec where it is not the current one', () => {
    assert.match(runSummary({ ...summary, root: resolve('specs') }), /--at 48,32 --root specs\n$/);
    assert.match(runSummary({ ...summary, root: resolve('/far') }), /--root \S*far\n$/);
  });

  it('does not tell of what is not there', () => {
    const text = runSummary({ ...summary, hasOverview: false, first: undefined });
    assert.doesNotMatch(text, /overview|why/);
  });

  it('writes names as a shell and a terminal may take them', () => {
    const text = runSummary({
      ...summary,
      out: 'my \u001b[2Jdata',
      annotations: new Map([['\u001b[1m', 1]]),
    });
    assert.ok(!text.includes('\u001b'));
    assert.match(text, /why 'my \\u\{1b\}\[2Jdata/);
  });
});
