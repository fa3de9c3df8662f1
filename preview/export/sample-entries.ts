import {
  classMap,
  createStems,
  folders,
  millimetresIn16Bits,
  normalsIn16Bits,
  type PixelLabel,
  pixelLabelsOf,
} from '../../engine/labels/index.js';
import { canonicalJson } from '../../engine/plan/canonical.js';
import type { Plan } from '../../engine/plan/plan.js';
import type { Shot } from '../studio/protocol.js';
import { encodePng } from './png.js';
import { type ZipEntry, zipEntry } from './zip.js';

/**
 * The files of what a camera sees, by the names and with the numbers that the runner gives them: the annotations, and a
 * picture for each pixel label that the plan asks for. Depth is there in whole millimetres alone.
 */
export async function entriesOf(
  { camera, color, truth, labels }: Shot,
  plan: Plan,
): Promise<readonly ZipEntry[]> {
  const stem = createStems(plan)(labels.index, camera);
  const wanted = pixelLabelsOf(plan);
  const annotations = new TextEncoder().encode(`${canonicalJson(labels)}\n`);
  const entries = [await zipEntry(`${folders.annotations}/${stem}.json`, annotations, false)];
  const add = async (label: PixelLabel, folder: string, values: () => Uint8Array | Uint16Array) => {
    if (!wanted.has(label)) return;
    const png = await encodePng(values(), labels.width, labels.height);
    entries.push(await zipEntry(`${folder}/${stem}.png`, png, true));
  };
  const classIds = new Map(labels.objects.map(({ id, classId }) => [id, classId]));
  await add('rgb', folders.image, () => color.rgb);
  await add('depth', folders.depth, () => millimetresIn16Bits(truth.depth));
  await add('normals', folders.normals, () => normalsIn16Bits(truth.normals));
  // No sample that the preview draws has as many things as 16 bits have numbers.
  await add('masks', folders.instances, () => Uint16Array.from(truth.ids));
  await add('classes', folders.classes, () => classMap(truth, classIds));
  return entries;
}
