// How long a frame takes, whole and in parts: RGB, mask, depth and COCO of bench/render/scene.specimen, as `specimen run`
// makes them. `--samples n` (30), `--memory` for the resident memory from sample 200 to 2,000 at 160 x 120.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: { samples: { type: 'string', default: '30' }, memory: { type: 'boolean', default: false } },
});
const out = (path) => import(join(root, 'out', path));
const { createSampler } = await out('engine/sampling/index.js');
const { generate, openFrames, tellingNodeDisk } = await out('runner/index.js');
const webgpu = await import('webgpu');
const { RootFolder } = await out('files/index.js');

const spec = join(root, 'bench', 'render', 'scene.specimen');
const program = join(root, 'dist', 'cli', 'specimen.js');
const plan = JSON.parse(
  execFileSync(process.execPath, [program, 'plan', spec], {
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  }),
);
const { root: folder } = RootFolder.of(spec);

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function speed(samples) {
  const times = { pictures: 0, truth: 0, scene: 0, readback: 0, develop: 0, labels: 0 };
  const counted = countShaders();
  const frames = await openFrames({ plan, root: folder, onWarning: console.warn, times });
  const sampler = createSampler(plan, { mesh: () => undefined });
  // Alone, one part after another.
  const parts = { sample: [], frame: [] };
  for (let index = 0; index < samples; index += 1) {
    const begun = performance.now();
    const sample = sampler.sample(index);
    const sampled = performance.now();
    await frames.frames(sample);
    if (index === 2) counted.mark();
    if (index < 3) {
      for (const part of Object.keys(times)) times[part] = 0;
      continue;
    }
    parts.sample.push(sampled - begun);
    parts.frame.push(performance.now() - sampled);
  }
  const each = (part) => times[part] / times.pictures;
  const shaders = counted.since();
  // Whole: as `specimen run` does it, two samples in hand.
  const target = mkdtempSync(join(tmpdir(), 'specimen-bench-'));
  const done = [];
  const cpu = process.cpuUsage();
  const begun = performance.now();
  await generate({
    plan: { ...plan, dataset: { ...plan.dataset, samples } },
    sampler,
    frames,
    out: join(target, 'data'),
    samples,
    resume: false,
    failFast: false,
    licences: [],
    tool: 'bench',
    disk: tellingNodeDisk(target),
    signal: new AbortController().signal,
    onProgress: () => done.push(performance.now()),
    onHole: () => undefined,
  });
  const wall = (done.at(-1) - begun) / samples;
  const used = process.cpuUsage(cpu);
  rmSync(target, { recursive: true });
  const steps = done.slice(3).map((time, index) => time - done[index + 2]);
  console.log(`${frames.renderer.name}, ${samples} frames of 640 x 480, 20 things, 80,642 triangles\n`);
  const row = (name, value, note = '') =>
    console.log(`${name.padEnd(26)}${value.toFixed(1).padStart(9)}  ${note}`);
  console.log('part                      ms a frame');
  row('sample', median(parts.sample));
  row('truth (rasteriser)', each('truth'), 'ids, depth, normals, coverage, samples of edges');
  row('scene', each('scene'), 'openness, meshes, handing over to the driver');
  row('colour and readback', each('readback'), 'what the graphics driver takes');
  row('develop', each('develop'), 'smooth edges, tone curve, sRGB');
  row('labels', each('labels'), 'boxes, masks, visibility, poses');
  row('a frame alone, median', median(parts.frame));
  row('whole run, mean', wall, 'with encoding, writing and syncing; two in hand');
  row('whole run, median step', median(steps));
  row('processor time', (used.user + used.system) / 1000 / samples, 'of the whole run, with its exports');
  console.log(`\nshaders compiled: ${counted.all()}, after the third sample ${shaders}`);
  console.log(
    'BlenderProc 2.8.0, Cycles, 16 samples a pixel, an equal scene, measured apart: 4,050 ms a frame',
  );
  console.log(`that is ${(4050 / wall).toFixed(1)} times as long`);
  await frames.close();
}

/** Counts the shaders that graphics devices are asked for from now on. */
function countShaders() {
  let [count, marked] = [0, 0];
  const { prototype } = webgpu.globals.GPUDevice;
  const make = prototype.createShaderModule;
  prototype.createShaderModule = function (description) {
    count += 1;
    return make.call(this, description);
  };
  return {
    mark: () => {
      marked = count;
    },
    all: () => count,
    since: () => count - marked,
  };
}

async function memory() {
  const small = structuredClone(plan);
  for (const element of small.scene.elements)
    if (element.kind === 'camera') element.properties.resolution = { value: { tuple: [160, 120] } };
  const frames = await openFrames({ plan: small, root: folder, onWarning: console.warn });
  const sampler = createSampler(small, { mesh: () => undefined });
  const at = new Map();
  for (let index = 0; index <= 2000; index += 1) {
    await frames.frames(sampler.sample(index));
    if (index % 200 === 0) {
      globalThis.gc?.();
      at.set(index, process.memoryUsage().rss);
      console.log(`sample ${String(index).padStart(5)}  ${(at.get(index) / 2 ** 20).toFixed(0)} MiB`);
    }
  }
  console.log(`resident memory at 2,000 over 200: ${(at.get(2000) / at.get(200)).toFixed(3)}`);
  await frames.close();
}

if (values.memory) await memory();
else await speed(Number(values.samples));
