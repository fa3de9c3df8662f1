import assert from 'node:assert/strict';
import { analyse } from '../../engine/analysis/index.js';
import { compileText } from '../language/support/compile-text.js';
import { seededRandom } from '../language/support/random.js';
import { samplerOf } from '../language/support/sample-text.js';
import { rounds } from '../support/rounds.js';

interface Case {
  /** The body of a scene with a condition `c`, and what stands beside the scene. */
  readonly body: string;
  readonly top?: string;
  /** How often it holds at the first attempt, in closed form. */
  readonly share: number;
}

/** Conditions whose shares of first attempts are known; `t` is between 5 % and 95 %. */
const cases: readonly ((t: number) => Case)[] = [
  (t) => ({ body: `let a ~ 0 .. 1\nrequire c: a < ${t}`, share: t }),
  (t) => ({ body: `let a ~ beta(1, 2)\nrequire c: a > ${t}`, share: (1 - t) ** 2 }),
  (t) => ({ body: `let a ~ exponential(2)\nrequire c: a > ${t}`, share: Math.exp(-t / 2) }),
  (t) => ({ body: `let a ~ 0 .. 1\nlet b ~ 0 .. 1\nrequire c: a + b < ${t}`, share: t ** 2 / 2 }),
  (t) => ({ body: `let a ~ 0 .. 1\nlet b ~ uniform(0, a)\nrequire c: b < ${t}`, share: t - t * Math.log(t) }),
  (t) => ({ body: `let a ~ bernoulli(${t})\nrequire c: a`, share: t }),
  (t) => ({
    body: `let a ~ copula { x ~ normal(0, 1); y ~ normal(0, 3); correlation = ${t} }\nrequire c: a.x > 0 and a.y > 0`,
    share: 0.25 + Math.asin(t) / (2 * Math.PI),
  }),
  (t) => ({
    body: `object balls = sphere { count ~ 1 .. 3; let u ~ 0 .. 1 }\nrequire c: any(balls where u < ${t})`,
    share: 1 - (1 - t + (1 - t) ** 2 + (1 - t) ** 3) / 3,
  }),
  // A cell for each instance.
  (t) => ({ body: `object balls = sphere { count = 3; let u ~ 0 .. 1; require c: u < ${t} }`, share: t }),
  (t) => ({
    body: `group g { count = 2; let u ~ 0 .. 1; object b = box { require c: u < ${t} } }`,
    share: t,
  }),
  // One cell of all instances, in which the condition is that of all.
  (t) => ({
    body: `let a ~ uniform(0, ${t})\nobject balls = sphere { count = 2; let u ~ 0 .. 1; require c: u < a }`,
    share: t ** 2 / 3,
  }),
  // What is planned has the same value in all attempts.
  (t) => ({
    body: `let a ~ 0 .. 1\nlet b ~ 0 .. 1\nrequire c: b > a * ${t}`,
    top: 'design permutation { use = [a] }',
    share: 1 - t / 2,
  }),
  (t) => ({
    body: `let a ~ bernoulli(50%)\nlet b ~ 0 .. 1\nrequire c: b < (if a then ${t} else 0.9)`,
    top: 'quota { of = a; true: 50%, false: 50% }',
    share: (t + 0.9) / 2,
  }),
];

describe('the predicted acceptance of random specs', function () {
  this.timeout(process.env.SPECIMEN_NIGHTLY ? 3_600_000 : 60_000);

  it('has the true share in its interval of 95 %', async () => {
    const specs = rounds(200);
    const samples = 100;
    const missed = new Map<number, number>();
    for (let seed = 0; seed < specs; seed++) {
      const random = seededRandom(seed);
      const kind = seed % cases.length;
      const { body, top = '', share } = cases[kind](Number((0.05 + 0.9 * random()).toFixed(4)));
      const dataset = `dataset D { seed = ${seed}; samples = ${samples}; attempts = 10000; scene = S }`;
      const { plan, diagnostics } = compileText(`language 1\n${dataset}\nscene S {\n${body}\n}\n${top}\n`);
      assert.ok(plan, diagnostics.map((each) => each.message).join('\n'));
      const pause = () => Promise.resolve();
      const { requires } = await analyse(plan, samplerOf(plan), { samples, pause, now: () => 0 });
      assert.equal(requires.length, 1);
      const [low, high] = requires[0].interval;
      if (share < low || share > high) missed.set(kind, (missed.get(kind) ?? 0) + 1);
    }
    const all = [...missed.values()].reduce((sum, each) => sum + each, 0);
    // By chance more miss in one of a thousand such tests.
    const most = 0.05 * specs + 3.1 * Math.sqrt(0.05 * 0.95 * specs);
    assert.ok(all <= most, `${all} of ${specs} miss: ${JSON.stringify([...missed])}`);
  });
});
