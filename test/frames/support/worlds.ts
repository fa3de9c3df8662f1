import { join } from 'node:path';
import { Matrix4, Quaternion, Vector3 } from 'three';
import { PlanAssets } from '../../../engine/frames/index.js';
import type { Plan } from '../../../engine/plan/plan.js';
import { isHole, type Sample } from '../../../engine/sampling/index.js';
import type { Geometry, SampledDevice, SampledObject } from '../../../engine/sampling/sample.js';
import { NodeModels, RootFolder } from '../../../files/index.js';
import { diskAssets } from '../../../runner/assets.js';
import { planOf, samplerOf } from '../../examples/examples.js';
import { between, randomQuaternion, uniforms } from '../../geometry/random.js';
import { root } from '../../support/root.js';
import { Solids } from './solids.js';

/** A sample with one of its cameras, and where its shapes come from: for the code under test, and for the oracle. */
export interface World {
  readonly name: string;
  readonly plan: Plan;
  readonly assets: PlanAssets;
  readonly solids: Solids;
  readonly sample: Sample;
  readonly camera: SampledDevice;
}

type Source = Pick<World, 'plan' | 'assets' | 'solids'> & { readonly path: string };

/** Twenty worlds: 12 of the examples, and 8 in which things of all kinds hang about, as no spec would put them. */
export async function twentyWorlds(): Promise<World[]> {
  const kitchen = await sourceOf('tabletop');
  const studio = await sourceOf('still-life');
  const dock = await sourceOf('warehouse');
  return [
    ...sampled('tabletop', kitchen, [0, 1, 2, 3, 4]),
    ...sampled('still-life', studio, [0, 1, 2]),
    ...sampled('warehouse', dock, [0, 1, 2, 3]),
    ...Array.from({ length: 8 }, (_, seed) => jumble(kitchen, seed)),
  ];
}

async function sourceOf(name: string): Promise<Source> {
  const path = join(root, 'examples', name, `${name}.specimen`);
  const plan = planOf(path);
  const { root: folder } = RootFolder.of(path);
  const source = diskAssets(new NodeModels(plan, folder), () => {});
  return { path, plan, assets: await PlanAssets.load(plan, source), solids: new Solids(folder.path) };
}

/** Samples of a plan, each through one of its cameras: they take turns. */
function sampled(name: string, source: Source, indices: readonly number[]): World[] {
  const sampler = samplerOf(source.path, source.plan);
  return indices.map((index) => {
    const sample = sampler.sample(index);
    if (isHole(sample)) throw new Error(`Sample ${index} of ${name} is a hole: ${sample.hole.message}`);
    const camera = small(sample.cameras[index % sample.cameras.length]);
    return { ...source, name: `${name} ${index}`, sample: { ...sample, cameras: [camera] }, camera };
  });
}

function small(camera: SampledDevice): SampledDevice {
  return { ...camera, properties: { ...camera.properties, resolution: [320, 240] } };
}

/** Models and shapes in one another, turned, stretched and mirrored, some in part out of the image or at the lens. */
function jumble(source: Source, seed: number): World {
  const random = uniforms(100 + seed);
  const eye = new Vector3(between(random, -1, 1), between(random, -0.6, 1), 1).setLength(
    between(random, 0.7, 1.2),
  );
  const camera = cameraAt(eye, between(random, 0.7, 1.5), between(random, -0.3, 0.3));
  const objects = Array.from({ length: 24 }, (_, place) => {
    const center = [0, 1, 2].map(() => between(random, -0.45, 0.45));
    const scale = [0, 1, 2].map(() => between(random, 0.6, 2.2));
    if (random() < 0.3) scale[Math.floor(random() * 3)] *= -1;
    return objectAt(place * 2 + 1, random, center, scale);
  });
  // A bowl around the lens, which the near plane cuts; an apple whose leaf, a card with holes, is large.
  if (seed === 0) {
    const before = eye.clone().multiplyScalar(0.97).toArray();
    objects.push({ ...objectAt(100, random, before, [0.7, 0.7, 0.7], model('bowl')), class: 'bowl' });
  } else if (seed === 1) {
    const leafToEye = new Quaternion().setFromUnitVectors(new Vector3(0, 1, 0), eye.clone().normalize());
    const matrix = new Matrix4().compose(eye.clone().multiplyScalar(0.2), leafToEye, new Vector3(4, 4, 4));
    const apple = objectAt(100, random, [0, 0, 0], [1, 1, 1], model('apple'));
    objects.push({ ...apple, class: 'fruit.apple', matrix: matrix.toArray(), material: null });
  }
  const sample: Sample = {
    index: seed,
    split: 'train',
    variables: {},
    objects,
    lights: [],
    cameras: [camera],
    cells: [],
  };
  return { ...source, name: `jumble ${seed}`, sample, camera };
}

function cameraAt(eye: Vector3, fov: number, roll: number): SampledDevice {
  const matrix = new Matrix4().lookAt(eye, new Vector3(), new Vector3(Math.sin(roll), Math.cos(roll), 0));
  return {
    address: 'Jumble.eye',
    element: 'eye',
    type: 'pinhole',
    matrix: matrix.setPosition(eye).toArray(),
    attributes: {},
    properties: { fov, resolution: [320, 240] },
  };
}

function objectAt(
  id: number,
  random: () => number,
  center: readonly number[],
  scale: readonly number[],
  geometry: Geometry = anyGeometry(random),
): SampledObject {
  const matrix = new Matrix4().compose(
    new Vector3().fromArray(center),
    new Quaternion().fromArray(randomQuaternion(random)),
    new Vector3().fromArray(scale),
  );
  const painted = geometry.kind !== 'model' || random() < 0.2;
  return {
    id,
    address: `Jumble.things[${id}]`,
    element: 'things',
    asset: geometry.kind,
    class: random() < 0.8 ? 'mug' : null,
    matrix: matrix.toArray(),
    geometry,
    bounds: { min: [0, 0, 0], max: [0, 0, 0] },
    material: painted ? { type: 'pbr', properties: {} } : null,
    attributes: {},
    keypoints: [],
    properties: {},
  };
}

function anyGeometry(random: () => number): Geometry {
  const [a, b, c] = [0, 1, 2].map(() => between(random, 0.03, 0.12));
  const any: readonly Geometry[] = [
    model('apple'),
    model('apple'),
    model('banana'),
    model('bottle'),
    model('bowl'),
    model('mug'),
    model('spoon'),
    { kind: 'box', size: [a, b, c] },
    { kind: 'plane', size: [2 * a, 2 * b] },
    { kind: 'sphere', radius: a },
    { kind: 'cylinder', radius: a, height: 2 * b },
    { kind: 'cone', radius: a, height: 2 * b },
    { kind: 'capsule', radius: a, height: 2 * a + b },
    { kind: 'torus', radius: a, tube: a * 0.4 },
  ];
  return any[Math.floor(random() * any.length)];
}

function model(name: string): Geometry {
  return { kind: 'model', file: `models/${name}.glb`, metresPerUnit: 1, up: 'y' };
}
