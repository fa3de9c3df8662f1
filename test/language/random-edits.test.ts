import assert from 'node:assert/strict';
import { diffPlans } from '../../engine/plan/diff.js';
import type { Plan } from '../../engine/plan/plan.js';
import { isHole, type Sample, type Sampler } from '../../engine/sampling/index.js';
import { rounds } from '../support/rounds.js';
import { compileText } from './support/compile-text.js';
import { seededRandom } from './support/random.js';
import { type RandomSpec, randomSpec, randomSpecFiles, specText } from './support/random-specs.js';
import { samplerOf } from './support/sample-text.js';

const indices = [0, 1, 17, 400];

interface Made {
  readonly plan: Plan;
  readonly sampler: Sampler;
  readonly worlds: ReadonlyMap<number, Sample>;
}

/** Undefined where the spec is refused: something is mentioned that is not there. */
function make(spec: RandomSpec): Made | undefined {
  const { plan } = compileText(specText(spec), { files: randomSpecFiles });
  if (plan === undefined) return undefined;
  const sampler = samplerOf(plan);
  const worlds = new Map<number, Sample>();
  for (const index of indices) {
    const outcome = sampler.sample(index);
    if (!isHole(outcome)) worlds.set(index, outcome);
  }
  return { plan, sampler, worlds };
}

const patternOf = (address: string) => address.replace(/\[\d+\]/g, '[*]');

/** The patterns of addresses that both have, at which the draws differ. */
function changedDraws(before: Made, after: Made): Set<string> {
  const changed = new Set<string>();
  for (const [index, { variables }] of before.worlds) {
    const now = after.worlds.get(index)?.variables ?? {};
    for (const [address, value] of Object.entries(variables)) {
      if (address in now && JSON.stringify(now[address]) !== JSON.stringify(value))
        changed.add(patternOf(address));
    }
  }
  return changed;
}

/** What `diff` says keeps its value has kept it. */
function assertForetold(before: Made, after: Made, what: string): void {
  const cells = { before: before.sampler.cells, after: after.sampler.cells };
  const { draws } = diffPlans(before.plan, after.plan, cells);
  const changed = changedDraws(before, after);
  const broken = draws!.unchanged.filter((pattern) => changed.has(patternOf(pattern)));
  assert.deepEqual(broken, [], what);
}

const extras = [
  'let extra ~ normal(0, 1)',
  'let extra ~ copula { x ~ 0 .. 1; y ~ 0 .. 1; correlation = 0.3 }',
  'light extra = point { count ~ 1 .. 3; place ~ shell; flux ~ logUniform(100lm, 900lm) }',
  'group extra { count ~ 1 .. 2; place ~ (50m .. 60m, 0m, 0m); light lamp = point { place ~ shell } }',
  'let extra ~ 0 .. 1\nrequire never: extra > 0.4',
];

/** The item with one of its numbers another. */
function tuned(text: string, random: () => number): string {
  const numbers = [...text.matchAll(/(?<![\w.[(])0\.\d+/g)];
  if (numbers.length === 0) return text;
  const { index, 0: found } = numbers[Math.floor(random() * numbers.length)];
  return `${text.slice(0, index)}${(Number(found) * 0.9).toFixed(4)}${text.slice(index + found.length)}`;
}

describe('edits of random specs', function () {
  this.timeout(process.env.SPECIMEN_NIGHTLY ? 3_600_000 : 60_000);

  function withSpecs(
    count: number,
    check: (spec: RandomSpec, made: Made, random: () => number) => void,
  ): void {
    let seen = 0;
    for (let seed = 0; seen < count; seed++) {
      const random = seededRandom(seed);
      const spec = randomSpec(random);
      const made = make(spec);
      if (made === undefined) continue;
      seen++;
      check(spec, made, random);
    }
  }

  it('what is added moves nothing that stood there', () => {
    withSpecs(rounds(12), ({ items, top }, made, random) => {
      const text = extras[Math.floor(random() * extras.length)];
      const at = Math.floor(random() * (items.length + 1));
      const more = [...items.slice(0, at), { text, isObject: false }, ...items.slice(at)];
      const now = make({ items: more, top });
      assert.ok(now, text);
      assert.deepEqual([...changedDraws(made, now)], [], `${text}\n${specText({ items, top })}`);
    });
  });

  it('the order of all but what is placed means nothing', () => {
    withSpecs(rounds(8), ({ items, top }, made, random) => {
      const others = items.filter(({ isObject }) => !isObject);
      const moved = items.map((item) =>
        item.isObject ? item : others.splice(Math.floor(random() * others.length), 1)[0],
      );
      const now = make({ items: moved, top })!;
      assert.deepEqual([...changedDraws(made, now)], [], specText({ items, top }));
    });
  });

  it('what is removed, moved or changed moves no more than `diff` tells', () => {
    let compared = 0;
    withSpecs(rounds(12), (spec, made, random) => {
      const { items, top } = spec;
      const at = Math.floor(random() * items.length);
      const other = Math.floor(random() * items.length);
      const rest = items.filter((_, index) => index !== at);
      const edits: RandomSpec[] = [
        { items: rest, top },
        { items: [...rest.slice(0, other), items[at], ...rest.slice(other)], top },
        {
          items: items.map((item, i) => (i === at ? { ...item, text: tuned(item.text, random) } : item)),
          top,
        },
        { items, top: '' },
      ];
      for (const edit of edits) {
        const now = make(edit);
        if (now === undefined) continue;
        compared++;
        assertForetold(
          made,
          now,
          `${items[at].text}\n--- in ---\n${specText(spec)}\n--- now ---\n${specText(edit)}`,
        );
        assertForetold(
          now,
          made,
          `backwards, ${items[at].text}\n--- in ---\n${specText(spec)}\n--- now ---\n${specText(edit)}`,
        );
      }
    });
    assert.ok(compared >= rounds(25), `${compared} edits make sense`);
  });
});
