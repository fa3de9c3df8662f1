import type { Frame } from '../../engine/frames/types.js';
import { classIdsOf, classMap, createStems, pixelLabels } from '../../engine/labels/index.js';
import {
  classColours,
  classesPicture,
  depthPicture,
  idsPicture,
  normalsPicture,
  type Picture,
} from '../../engine/pictures/index.js';
import type { Plan } from '../../engine/plan/plan.js';
import type { Sample } from '../../engine/sampling/index.js';
import { encodeRgb } from '../images/index.js';
import { drawOverlay } from '../overview/index.js';
import { type EncodedFile, encodeFrame } from '../pipeline/sample-files.js';

/**
 * The files of one sample: pictures to look at (`000012-overlay.png`, `-depth`, `-normals`, `-instances`, `-classes`), then
 * for each camera the files that a data set has, with all pixel labels whatever the plan asks for.
 */
export async function picturesOf(
  sample: Sample,
  frames: readonly Frame[],
  plan: Plan,
): Promise<readonly EncodedFile[]> {
  const stems = createStems(plan);
  const ids = classIdsOf(sample, plan);
  const all = new Set(pixelLabels);
  const pictures: EncodedFile[] = [];
  const files: EncodedFile[] = [];
  for (const frame of frames) {
    const stem = stems(sample.index, frame.camera);
    pictures.push(...(await toLookAt(frame, stem, plan, ids)));
    files.push(...(await encodeFrame(frame, stem, all, ids)));
  }
  return [...pictures, ...files];
}

async function toLookAt(
  { truth, color, labels }: Frame,
  stem: string,
  plan: Plan,
  ids: ReadonlyMap<number, number>,
): Promise<EncodedFile[]> {
  const { width, height } = truth;
  const colours = classColours(plan.classes);
  const pictures: readonly (readonly [string, Picture])[] = [
    ['overlay', await drawOverlay(color, labels, { colours })],
    ['depth', depthPicture(truth.depth, width, height).picture],
    ['normals', normalsPicture(truth.normals, width, height)],
    ['instances', idsPicture(truth.ids, width, height)],
    ['classes', classesPicture(classMap(truth, ids), colours, width, height)],
  ];
  return Promise.all(
    pictures.map(async ([name, { rgb }]) => ({
      path: `${stem}-${name}.png`,
      bytes: await encodeRgb(rgb, width, height),
    })),
  );
}
