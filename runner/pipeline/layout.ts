/** Where the files of a data set are: paths relative to its folder, with `/`. */
import type { Element, Plan, Scene } from '../../engine/plan/plan.js';
import { scenesOf } from '../../engine/plan/scenes.js';
import type { SampledDevice } from '../../engine/sampling/index.js';

export const journalPath = 'journal.jsonl';
export const manifestPath = 'specimen.json';
export const licencesPath = 'LICENSES.md';
export const overviewPath = 'overview.png';
/** What is being written; nothing in it counts. */
export const partialPath = '.partial';
/** Says which process works in the folder, for as long as it does. */
export const lockPath = '.lock';

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

/** The number of the sample that a file of a data set is of, by its path; undefined where no sample has such a file. */
export function indexOfPath(path: string): number | undefined {
  const [, folder, digits] =
    /^([a-z]+)\/(\d{6,16})(?:-[A-Za-z0-9_]+(?:-\d+)?)?\.(?:json|png|exr)$/.exec(path) ?? [];
  const isFolder = Object.values<string | undefined>(folders).includes(folder);
  return isFolder && Number.isSafeInteger(Number(digits)) ? Number(digits) : undefined;
}
