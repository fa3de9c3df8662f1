/** What the files of samples are called: in data sets, and in what the preview exports. */
import type { Element, Plan, Scene } from '../plan/plan.js';
import { scenesOf } from '../plan/scenes.js';
import type { SampledDevice } from '../sampling/index.js';

/** The folders of the samples' files, by what is in them. */
export const folders = {
  image: 'images',
  annotations: 'annotations',
  depth: 'depth',
  normals: 'normals',
  instances: 'instances',
  classes: 'classes',
} as const;

const longestName = 60;

/** What the files of one image are called, without folder and ending: `000012`, or `000012-eye` of several cameras. */
export type StemOf = (index: number, camera: Pick<SampledDevice, 'address' | 'element'>) => string;

/**
 * The names of a plan's images. They depend on the cameras that it declares, not on those that a sample has, so that more
 * samples change none.
 */
export function createStems(plan: Plan): StemOf {
  const cameras = scenesOf(plan).map(({ scene }) => scene.elements.filter(({ kind }) => kind === 'camera'));
  const isAlone = scenesOf(plan).every(
    ({ scene }, at) => cameras[at]!.length === 1 && isOne(scene, cameras[at]![0]!),
  );
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of new Set(cameras.flat().map((camera) => camera.name))) {
    const safe =
      name
        .normalize('NFC')
        .replaceAll(/[^A-Za-z0-9_]/g, '_')
        .slice(0, longestName) || '_';
    let unique = safe;
    // Some file systems take upper and lower case for the same.
    for (let number = 2; taken.has(unique.toLowerCase()); number++) unique = `${safe}_${number}`;
    taken.add(unique.toLowerCase());
    names.set(name, unique);
  }
  return (index, { address, element }) => {
    const stem = String(index).padStart(6, '0');
    if (isAlone) return stem;
    const name = names.get(element);
    if (name === undefined) throw new Error(`${address} is no camera of the plan`);
    const instances = [...address.matchAll(/\[(\d+)\]/g)].map(([, instance]) => `-${instance}`);
    return `${stem}-${name}${instances.join('')}`;
  };
}

/** Whether a plan declares one instance of an element: neither it nor a group round it has a count. */
function isOne(scene: Scene, { count, within }: Element): boolean {
  const group = scene.elements.find(({ name }) => name === within);
  return count === undefined && (group === undefined || isOne(scene, group));
}
