// How fast worlds are drawn, on one core. `npm run bench:sampling` (or `node bench/sampling.mjs [OUT]` after a build).

import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const out = resolve(process.argv[2] ?? join(import.meta.dirname, '..', 'out'));
const { createSampler, isHole } = await import(pathToFileURL(join(out, 'engine/sampling/index.js')).href);
const runs = 7;

const noModels = {
  mesh: () => {
    throw new Error('No model is used here.');
  },
};
const node = { lets: [], attributes: [], requires: [] };

function plan(lets, elements, requires = []) {
  return {
    schema: 'specimen-plan/1',
    language: 1,
    dataset: { name: 'Bench', seed: 7, samples: 1000, attempts: 100000, split: [{ name: 'all', share: 1 }] },
    scene: { name: 'Scene', root: 'Scene', lets, elements, requires },
    templates: {},
    classes: [],
    files: [],
    labels: [],
    exports: [],
    sources: [],
  };
}

const block = (kind, size) => ({
  value: { block: kind, lets: [], attributes: [], properties: { size: { value: { tuple: size } } } },
});
const on = (properties) => ({ draw: { spatial: 'on', target: { element: 'ground' }, properties } });

/** Scenic's task: 20 unit cubes on a square of 20 m, drawn anew as a whole until none overlap. */
function cubes(properties, turned) {
  const place = on(properties);
  const yaw = { draw: { dist: 'uniform', args: [0, 6.283185307179586] } };
  return plan(
    [],
    [
      { ...node, kind: 'object', name: 'ground', asset: block('plane', [20, 20]), properties: {} },
      {
        ...node,
        kind: 'object',
        name: 'cubes',
        asset: block('box', [1, 1, 1]),
        count: { value: 20 },
        properties: turned ? { place, yaw } : { place },
      },
    ],
  );
}

function scalars(dist, args) {
  const lets = Array.from({ length: 1000 }, (_, index) => ({
    name: `v${index}`,
    term: { draw: { dist, args } },
  }));
  return plan(lets, []);
}

function conditions() {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const lets = names.map((name) => ({ name, term: { draw: { dist: 'uniform', args: [0, 1] } } }));
  const requires = names.map((name) => ({
    name: `low_${name}`,
    condition: { op: 'lt', args: [{ variable: name, up: 0 }, 0.3] },
  }));
  return plan(lets, [], requires);
}

/** Worlds a second in each run, and the attempts of all cells for each world. */
function measure(task) {
  const sampler = createSampler(task.plan, noModels);
  const rates = [];
  let attempts = 0;
  let worlds = 0;
  let index = 0;
  const draw = (count) => {
    for (const last = index + count; index < last; index += 1) {
      const world = sampler.sample(index);
      if (isHole(world)) throw new Error(world.hole.message);
      for (const cell of world.cells) attempts += cell.attempts;
      worlds += 1;
    }
  };
  draw(Math.ceil(task.worlds / 2));
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    draw(task.worlds);
    rates.push((task.worlds / (performance.now() - started)) * 1000);
  }
  rates.sort((a, b) => a - b);
  return { rates, attempts: attempts / worlds };
}

const exact = { candidates: 1, crowded: 'redraw' };
const tasks = [
  { name: '20 cubes, whole-cell rejection', unit: 'scenes/s', plan: cubes(exact, false), worlds: 5000 },
  {
    name: '20 cubes of random yaw, whole-cell rejection',
    unit: 'scenes/s',
    plan: cubes(exact, true),
    worlds: 1000,
  },
  {
    name: '20 cubes of random yaw, 32 local candidates',
    unit: 'scenes/s',
    plan: cubes({}, true),
    worlds: 5000,
  },
  { name: 'five independent conditions of 30 %', unit: 'worlds/s', plan: conditions(), worlds: 50000 },
  {
    name: '1,000 uniforms a world',
    unit: 'variables/s',
    scale: 1000,
    plan: scalars('uniform', [0, 1]),
    worlds: 1000,
  },
  {
    name: '1,000 normals a world',
    unit: 'variables/s',
    scale: 1000,
    plan: scalars('normal', [0, 1]),
    worlds: 1000,
  },
];

console.log(
  `${cpus()[0].model}, Node ${process.versions.node}, one core; median of ${runs} runs (least to most)`,
);
for (const task of tasks) {
  const { rates, attempts } = measure(task);
  const [least, median, most] = [rates[0], rates[runs >> 1], rates[runs - 1]].map((rate) =>
    Math.round(rate * (task.scale ?? 1)).toLocaleString('en'),
  );
  const tried = attempts > 0 ? `, ${attempts.toFixed(2)} attempts a world` : '';
  console.log(`${task.name}: ${median} ${task.unit} (${least} to ${most})${tried}`);
}
console.log(
  'For comparison, Scenic 3.2 (beta) on the first task, measured on a quiet machine of two cores: 12 scenes/s (3D), 2 (2D).',
);
