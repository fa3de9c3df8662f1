import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { isHole, type Sample } from '../../engine/sampling/index.js';
import { parse } from '../../language/parser/parse.js';
import { rounds } from '../support/rounds.js';
import { examples, planOf, SpecError, samplerOf } from './examples.js';

const indices = [0, 17, 400];

/** An item of a scene as text, with whether it is an object (whose order is part of the meaning). */
interface SceneItem {
  readonly text: string;
  readonly isObject: boolean;
}

/** The base scene's items of a spec, and the text before and after them. */
function takeApart(text: string): { before: string; items: SceneItem[]; after: string } {
  const { spec } = parse(text);
  const scene = spec.items.find((item) => item.$type === 'Element' && item.kind === 'scene' && item.body);
  assert.ok(scene?.$type === 'Element' && scene.body);
  const cst = scene.body.$cstNode!;
  const items = scene.body.items.map((item) => ({
    text: item.$cstNode!.text,
    isObject: item.$type === 'Element' && item.kind === 'object',
  }));
  return { before: text.slice(0, cst.offset + 1), items, after: text.slice(cst.end - 1) };
}

function worlds(
  path: string,
  text: string,
): { samples: Sample[]; cells: readonly { variables: readonly string[] }[] } {
  const sampler = samplerOf(path, planOf(path, { text }));
  const samples = indices
    .map((index) => sampler.sample(index))
    .filter((outcome): outcome is Sample => !isHole(outcome));
  return { samples, cells: sampler.cells };
}

const patternOf = (address: string) => address.replace(/\[\d+\]/g, '[*]');

/** The addresses of both whose values differ. */
function changed(before: readonly Sample[], after: readonly Sample[]): Set<string> {
  const patterns = new Set<string>();
  for (const one of before) {
    const other = after.find(({ index }) => index === one.index);
    if (!other) continue;
    for (const [address, value] of Object.entries(one.variables)) {
      const now = other.variables[address];
      if (now !== undefined && JSON.stringify(now) !== JSON.stringify(value))
        patterns.add(patternOf(address));
    }
  }
  return patterns;
}

function rebuilt(before: string, items: readonly SceneItem[], after: string): string {
  return `${before}\n${items.map((item) => item.text).join('\n')}\n${after}`;
}

describe('edits of the examples', () => {
  for (const { name, path } of examples()) {
    const text = readFileSync(path, 'utf8');
    const { before, items, after } = takeApart(text);
    const original = worlds(path, text);

    it(`${name}: the order of all but objects means nothing`, () => {
      const numbers = items.map((_, at) => at);
      const shuffled = fc.shuffledSubarray(numbers, { minLength: numbers.length });
      fc.assert(
        fc.property(shuffled, (order) => {
          const objects = items.filter((item) => item.isObject);
          const mixed = order.map((at) => (items[at].isObject ? objects.shift()! : items[at]));
          const now = worlds(path, rebuilt(before, mixed, after));
          assert.deepEqual([...changed(original.samples, now.samples)], []);
          assert.deepEqual(
            now.samples.map((sample) => sample.objects),
            original.samples.map((sample) => sample.objects),
          );
        }),
        { numRuns: rounds(8), seed: 5 },
      );
    });

    it(`${name}: the order of objects moves only what is placed, and its cells`, () => {
      const movable = new Set(original.cells.filter(hasPlace).flatMap((cell) => cell.variables));
      const shuffled = fc.shuffledSubarray(items, { minLength: items.length });
      fc.assert(
        fc.property(shuffled, (mixed) => {
          const now = worlds(path, rebuilt(before, mixed, after));
          for (const pattern of changed(original.samples, now.samples)) {
            assert.ok(movable.has(pattern) || pattern.endsWith('.place'), `${pattern} has moved`);
          }
        }),
        { numRuns: rounds(8), seed: 6 },
      );
    });

    it(`${name}: what is added changes nothing that stood there`, () => {
      const additions = [
        'let extra ~ normal(0, 1)',
        'light extra = point { count ~ 1 .. 3; place ~ shell; flux ~ logUniform(100lm, 900lm) }',
        'camera extra = pinhole { place ~ shell { radius = 2m .. 3m }; fov ~ 40deg .. 50deg }',
        'object extra = sphere { radius ~ 1cm .. 2cm; place = (90m, 0m, 90m) }',
        'let extra ~ 0 .. 1\nrequire never: extra > 0.4',
      ];
      fc.assert(
        fc.property(fc.constantFrom(...additions), fc.nat(items.length), (addition, at) => {
          const more = [...items.slice(0, at), { text: addition, isObject: false }, ...items.slice(at)];
          const now = worlds(path, rebuilt(before, more, after));
          assert.deepEqual([...changed(original.samples, now.samples)], []);
        }),
        { numRuns: rounds(10), seed: 7 },
      );
    });

    it(`${name}: what is removed changes only its cells`, () => {
      let removed = 0;
      for (const item of items) {
        const rest = items.filter((each) => each !== item);
        const now = tryWorlds(path, rebuilt(before, rest, after));
        // Other declarations may mention it.
        if (!now) continue;
        removed++;
        const own = item.text.match(/^(?:\w+)\s+(\w+)/)?.[1];
        const touched = new Set(
          original.cells
            .filter(
              (cell) =>
                hasPlace(cell) ||
                cell.variables.some((each) => each.includes(`.${own}`)) ||
                /^require/.test(item.text),
            )
            .flatMap((cell) => cell.variables),
        );
        for (const pattern of changed(original.samples, now.samples)) {
          const isPlaced = item.isObject && pattern.endsWith('.place');
          assert.ok(
            touched.has(pattern) || isPlaced,
            `without \`${item.text.slice(0, 40)}\`, ${pattern} has moved`,
          );
        }
      }
      assert.ok(removed >= 2, 'nothing could be removed');
    });
  }
});

function hasPlace(cell: { readonly variables: readonly string[] }): boolean {
  return cell.variables.some((variable) => variable.endsWith('.place'));
}

function tryWorlds(path: string, text: string): ReturnType<typeof worlds> | undefined {
  try {
    return worlds(path, text);
  } catch (error) {
    if (error instanceof SpecError) return undefined;
    throw error;
  }
}
