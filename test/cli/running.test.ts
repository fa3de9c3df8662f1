import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { callText } from '../../cli/running/call-text.js';
import { Interrupted } from '../../cli/running/interruptible.js';
import { interruptibleSampler } from '../../cli/running/interruptible-sampler.js';
import type { Outcome, Sampler } from '../../engine/sampling/index.js';

/** A sampler whose sample 0 takes for ever. */
function endless(made: number[]): Sampler {
  const sample = (index: number) => {
    while (index === 0);
    made.push(index);
    return { index } as Outcome;
  };
  return { cells: [], variables: [], sample, observe: sample };
}

describe('what a running command needs', () => {
  it('Ctrl-C ends a sample that takes for ever, and no other is begun', () => {
    const made: number[] = [];
    const sampler = interruptibleSampler(endless(made));
    assert.deepEqual(sampler.sample(3), { index: 3 });
    if (process.platform === 'win32') return;
    spawn('sh', ['-c', `sleep 0.2; kill -INT ${process.pid}`], { stdio: 'ignore' });
    assert.throws(() => sampler.sample(0), Interrupted);
    assert.throws(() => sampler.sample(1), Interrupted);
    assert.deepEqual(made, [3]);
  });

  it('a call that is told is one that a shell takes', () => {
    assert.equal(
      callText(['run', 'a/b.specimen', '--set', 'most=3']),
      'specimen run a/b.specimen --set most=3',
    );
    const odd = ['a b', "it's", '$HOME', '`x`', '', '*', 'a"b', '\\', '~', ';', 'é'];
    const text = callText(odd);
    if (process.platform === 'win32') return;
    const seen = execFileSync('sh', ['-c', `specimen() { printf '%s\\n' "$@"; }; ${text}`], {
      encoding: 'utf8',
    });
    assert.deepEqual(seen.split('\n').slice(0, -1), odd);
    assert.ok(!callText(['\u001b[2J']).includes('\u001b'));
  });
});
