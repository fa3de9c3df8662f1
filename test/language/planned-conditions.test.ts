import assert from 'node:assert/strict';
import { compileText } from './support/compile-text.js';

const spec = (condition: string) => `language 1
dataset D { scene = S }
scene S {
  let altitude ~ 1m .. 9m
  let twice = 2 * altitude
  let other ~ 0m .. 1m
  let state ~ choice { good = 0: 9, bad = 1: 1 }
  object ball = sphere
  camera main = pinhole { fov ~ 40deg .. 60deg }
  require asked: ${condition}
}
design sobol { use = [altitude, main.fov] }
quota { of = state; good: 90%, bad: 10% }
`;

/** The parts of a condition that are told to read planned variables alone. */
function told(condition: string): string[] {
  const text = spec(condition);
  return compileText(text)
    .diagnostics.filter(({ code }) => code === 'design/condition')
    .map(({ start, end }) => text.slice(start, end));
}

describe('conditions on what is planned', () => {
  it('are told where they read nothing else, through values and parts', () => {
    assert.deepEqual(told('altitude < 5m'), ['altitude < 5m']);
    assert.deepEqual(told('twice < 8m'), ['twice < 8m']);
    assert.deepEqual(told('main.fov > 50deg'), ['main.fov > 50deg']);
    assert.deepEqual(told('state == 0'), ['state == 0']);
    assert.deepEqual(told('other > 0.5m and (altitude < 5m and main.fov > 50deg)'), [
      'altitude < 5m',
      'main.fov > 50deg',
    ]);
  });

  it('are fine where an attempt can mend them', () => {
    for (const condition of ['other < altitude', 'other > 0.5m', 'altitude < 5m or other > 0.5m'])
      assert.deepEqual(told(condition), []);
  });
});
