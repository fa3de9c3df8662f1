import assert from 'node:assert/strict';
import { check, drawUnits, planOf } from '../../language/index.js';
import { mainPath, wholeSpec } from './support/compile-text.js';
import { MemoryFiles } from './support/memory-files.js';

/** The units of the draws of a scene's body, by the texts of the draws. */
function unitsOf(body: string, files: Readonly<Record<string, string>> = {}) {
  const text = wholeSpec(body);
  const memory = new MemoryFiles({ ...files, [mainPath]: text });
  const checked = check(mainPath, memory, { keepsFindings: true });
  const plan = planOf(checked, memory, { tool: 'test' });
  assert.ok(plan, checked.diagnostics.map(({ message }) => message).join('\n'));
  const document = checked.project.documents[0]!;
  return Object.entries(drawUnits(plan, checked)).map(([range, units]) => {
    const place = document.placeOf(range)!;
    return [text.slice(place.start, place.end), ...units.map(({ name, si }) => `${name} ${si}`)];
  });
}

describe('the unit in which something is drawn', () => {
  it('is the one that the author writes there', () => {
    assert.deepEqual(
      unitsOf(`
        let a ~ 2cm .. 5cm
        let b ~ normal(90deg, 0.1rad)
        let c ~ 50% .. 100%
        let d ~ uniform(36km/h, 72km/h)
        object ball = sphere { radius = a; yaw = b }`),
      [
        ['2cm .. 5cm', 'cm 0.01'],
        ['normal(90deg, 0.1rad)', `deg ${Math.PI / 180}`],
        ['50% .. 100%', '% 0.01'],
        ['uniform(36km/h, 72km/h)', `km/h ${1 / 3.6}`],
      ],
    );
  });

  it('is that of its dimension elsewhere in the file, or the plain one', () => {
    assert.deepEqual(
      unitsOf(`
        let wide = 30mm
        let a ~ normal(wide, wide)
        let b ~ exponential(2s / 1m * wide)
        object table = plane { size = (1m, 1m); place ~ (0m .. 1m, 0m, 0m .. 1m) }
        object ball = sphere { place ~ on(table) }`),
      [
        ['normal(wide, wide)', 'mm 0.001'],
        ['exponential(2s / 1m * wide)', 's 1'],
        ['(0m .. 1m, 0m, 0m .. 1m)', 'm 1'],
        ['on(table)', 'mm 0.001'],
      ],
    );
  });

  it('is none of plain numbers, whole numbers, truths and colours', () => {
    assert.deepEqual(
      unitsOf(`
        let a ~ binomial(10, 40%)
        let b ~ bernoulli(30%)
        let c ~ beta(2, 5)
        let d ~ hsv(0deg .. 360deg, 20% .. 100%, 1)`),
      [],
    );
  });

  it('is one for each part of a copula', () => {
    assert.deepEqual(
      unitsOf(
        'let body ~ copula { height ~ normal(1.7m, 10cm); mass ~ normal(70kg, 8kg); n ~ poisson(2); correlation = [0.6, 0, 0] }',
      ),
      [
        [
          'copula { height ~ normal(1.7m, 10cm); mass ~ normal(70kg, 8kg); n ~ poisson(2); correlation = [0.6, 0, 0] }',
          'm 1',
          'kg 1',
          ' 1',
        ],
      ],
    );
  });
});
