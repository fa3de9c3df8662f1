import assert from 'node:assert/strict';
import { compileText } from './support/compile-text.js';

const told = (body: string) =>
  compileText(`language 1
dataset D { scene = S }
class cup { id = 1 }
scene S {
  let some ~ bernoulli(50%)
  if (some) { group maybe { object cups = sphere { class = cup; count = 2; place = (index * 1m, 0m, 0m) } } }
  group outer {
    count ~ 1 .. 2
    place = (index * 9m, 0m, 0m)
    let deep ~ 1m .. 2m
    group inner {
      count = 3
      place = (index * 3m, 0m, 0m)
      object cups = sphere { class = cup; count = 2; place = (index * 1m, deep, 0m) }
      ${body.startsWith('in:') ? body.slice(3) : ''}
    }
  }
  camera main = pinhole
  ${body.startsWith('in:') ? '' : body}
}
`)
    .diagnostics.map(({ code }) => code)
    .filter((code) => !code.startsWith('name/'));

describe('the supports of what stands in groups', () => {
  it('from outside, all runs of all groups count', () => {
    assert.deepEqual(told('require a: count(outer.inner.cups) >= 12'), []);
    assert.deepEqual(told('require a: count(outer.inner.cups) > 12'), ['require/never']);
    assert.deepEqual(told('require a: count(outer.inner.cups) >= 6'), ['require/always']);
    assert.deepEqual(told('require a: count(outer.inner.cups where center.y > 0m) >= 7'), []);
  });

  it('from inside, only the run of the group itself', () => {
    assert.deepEqual(told('in:require a: count(cups) > 2'), ['require/never']);
  });

  it('a group that may be absent makes its things so', () => {
    assert.deepEqual(told('require a: count(maybe.cups) == 0'), []);
    assert.deepEqual(told('require a: count(maybe.cups) > 2'), ['require/never']);
  });

  it('things know the variables of their group and its number', () => {
    assert.deepEqual(told('in:require a: deep > 2.5m'), ['require/never']);
    assert.deepEqual(told('in:object one = sphere { require a: index >= 1 }'), []);
    assert.deepEqual(told('in:object one = sphere { require a: index > 2 }'), ['require/never']);
  });
});
