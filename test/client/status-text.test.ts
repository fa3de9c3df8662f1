import assert from 'node:assert/strict';
import { statusLines, statusText } from '../../client/status/status-text.js';

const summary = { dataset: 'Kitchen', samples: 2000, scenes: 1 };

describe('the line of the status bar', () => {
  it('tells of errors first', () => {
    assert.equal(statusText({ errors: 1, warnings: 2, summary: undefined }), '$(error) Specimen: 1 error');
    assert.equal(statusText({ errors: 2, warnings: 0, summary }), '$(error) Specimen: 2 errors');
  });

  it('tells what a spec makes, as far as it is known', () => {
    const text = (more: object) =>
      statusText({ errors: 0, warnings: 0, summary: { ...summary, ...more } as typeof summary });
    assert.equal(statusText({ errors: 0, warnings: 0, summary: undefined }), '$(check) Specimen');
    assert.equal(text({}), '$(check) Kitchen: 2,000 samples');
    assert.equal(text({ samples: 1, scenes: 3 }), '$(check) Kitchen: 1 sample · 3 scenes');
    assert.equal(text({ sampled: 200, holes: 3 }), '$(check) Kitchen: 2,000 samples · 99 % made');
    assert.equal(text({ sampled: 1000, holes: 1 }), '$(check) Kitchen: 2,000 samples · above 99 % made');
    assert.equal(text({ sampled: 1000, holes: 999 }), '$(check) Kitchen: 2,000 samples · below 1 % made');
    assert.equal(text({ sampled: 20, holes: 20 }), '$(check) Kitchen: 2,000 samples · 0 % made');
  });

  it('says more in sentences', () => {
    assert.deepEqual(statusLines({ errors: 0, warnings: 0, summary }), [
      'Nothing is wrong.',
      'Kitchen has 2,000 samples of 1 scene.',
      'It was not sampled yet.',
    ]);
    const sampled = { ...summary, sampled: 200, holes: 0, objects: 6.96 };
    assert.deepEqual(statusLines({ errors: 0, warnings: 1, summary: sampled }).slice(0, 1), ['1 warning.']);
    assert.equal(
      statusLines({ errors: 0, warnings: 0, summary: sampled })[2],
      'Of 200 samples that were tried, 100 % could be made, with 7 objects on average.',
    );
    assert.deepEqual(statusLines({ errors: 2, warnings: 1, summary: undefined }), [
      '2 errors and 1 warning.',
    ]);
  });
});
