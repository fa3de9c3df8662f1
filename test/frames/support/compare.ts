import { rasterObjects, shapesOf } from '../../../engine/frames/picture.js';
import type { ObjectLabels, RunLengths } from '../../../engine/labels/index.js';
import { labelsOf } from '../../../engine/labels/index.js';
import { createRasterizer, type Truth, viewOf } from '../../../engine/raster/index.js';
import { look, type Seen, type Window } from './oracle.js';
import type { World } from './worlds.js';

/** Depths of neighbours that differ by more than this part lie on two sides of an edge. */
const step = 0.02;

/** How far the labels of an object are from the oracle's. */
export interface ObjectDifference {
  readonly name: string;
  readonly oracle: { readonly visible: number; readonly alone: number; readonly whole: number };
  /** Pixels by which sides of boxes differ; infinite where only one has a box. */
  readonly box: number;
  readonly amodalBox: number;
  /** Pixels of the mask that are not the oracle's, but for those in which the ids differ. */
  readonly mask: number;
  readonly visibility: number;
  readonly truncation: number;
}

export interface Difference {
  readonly name: string;
  readonly pixels: number;
  /** Pixels in which something is seen. */
  readonly seen: number;
  /** Pixels whose ids differ, and those of them that lie on no edge of the oracle's. */
  readonly ids: number;
  readonly idsInside: number;
  /** Pixels whose depths were compared, and the largest difference, as a part. */
  readonly depths: number;
  readonly depth: number;
  readonly objects: readonly ObjectDifference[];
  /** Objects that the labels have and the oracle has not, or the other way round. */
  readonly unmatched: readonly string[];
  /** Rays that went on through holes. */
  readonly through: number;
}

/** The labels and the depth of a world beside the oracle's. */
export async function compare({ name, plan, assets, solids, sample, camera }: World): Promise<Difference> {
  const view = viewOf(camera);
  const { width, height } = view;
  const truth = createRasterizer({ width, height, subpixels: true }).draw(
    view,
    rasterObjects(shapesOf(sample, assets), assets),
  );
  const labels = labelsOf({ sample, camera, view, truth, plan });
  const seen = await look(sample, camera, solids);
  const labelled = new Map(labels.objects.map((object) => [object.id, object]));
  const shown = [...seen.alone].filter(([, { alone }]) => alone > 0).map(([id]) => id);
  const both = shown.filter((id) => labelled.has(id));
  const unmatched = [
    ...shown.filter((id) => !labelled.has(id)),
    ...[...labelled.keys()].filter((id) => !shown.includes(id)),
  ];
  return {
    name,
    pixels: width * height,
    seen: seen.ids.filter((id) => id > 0).length,
    ...compareIds(truth, seen),
    ...compareDepths(truth, seen),
    objects: both.map((id) => compareObject(name, labelled.get(id)!, truth, seen)),
    unmatched: unmatched.map((id) => `${name}, object ${id}`),
    through: seen.through,
  };
}

function compareIds(truth: Truth, seen: Seen): { ids: number; idsInside: number } {
  let ids = 0;
  let idsInside = 0;
  for (let pixel = 0; pixel < seen.ids.length; pixel += 1) {
    if (truth.ids[pixel] === seen.ids[pixel]) continue;
    ids += 1;
    if (around(seen, pixel).every((neighbour) => seen.ids[neighbour] === seen.ids[pixel])) idsInside += 1;
  }
  return { ids, idsInside };
}

function compareDepths(truth: Truth, seen: Seen): { depths: number; depth: number } {
  let depths = 0;
  let depth = 0;
  for (let pixel = 0; pixel < seen.ids.length; pixel += 1) {
    const z = seen.depth[pixel];
    // Where nothing is seen, the depth is 0; beside an edge either may be met.
    const isEdge = around(seen, pixel).some(
      (neighbour) => !(Math.abs(seen.depth[neighbour] - z) <= step * z),
    );
    if (isEdge) continue;
    depths += 1;
    depth = Math.max(depth, z > 0 ? Math.abs(truth.depth[pixel] / z - 1) : truth.depth[pixel]);
  }
  return { depths, depth };
}

/** The pixels next to a pixel, up to eight. */
function around({ width, height }: Seen, pixel: number): number[] {
  const column = pixel % width;
  const row = Math.floor(pixel / width);
  const pixels: number[] = [];
  for (let y = Math.max(row - 1, 0); y <= Math.min(row + 1, height - 1); y += 1) {
    for (let x = Math.max(column - 1, 0); x <= Math.min(column + 1, width - 1); x += 1) {
      if (x !== column || y !== row) pixels.push(y * width + x);
    }
  }
  return pixels;
}

function compareObject(world: string, labels: ObjectLabels, truth: Truth, seen: Seen): ObjectDifference {
  const { id, visibility, truncation } = labels;
  const { alone, whole, box } = seen.alone.get(id)!;
  const inMask = pixelsOf(labels.mask);
  let mask = 0;
  let visible = 0;
  let seenBox: Window | null = null;
  for (let pixel = 0; pixel < seen.ids.length; pixel += 1) {
    const isSeen = seen.ids[pixel] === id;
    if (isSeen !== inMask.has(pixel) && seen.ids[pixel] === truth.ids[pixel]) mask += 1;
    if (!isSeen) continue;
    visible += 1;
    seenBox = grown(seenBox, pixel % seen.width, Math.floor(pixel / seen.width));
  }
  return {
    name: `${world}, object ${id} (${labels.asset})`,
    oracle: { visible, alone, whole },
    box: boxDifference(labels.box, seenBox),
    amodalBox: boxDifference(labels.amodalBox, box),
    mask,
    visibility: Math.abs(visibility - visible / alone),
    truncation: Math.abs(truncation - (whole - alone) / whole),
  };
}

/** The pixels of COCO's run lengths: down the columns, those outside first. */
function pixelsOf({ size: [height, width], counts }: RunLengths): Set<number> {
  const pixels = new Set<number>();
  let place = 0;
  for (const [run, count] of counts.entries()) {
    for (const end = place + count; place < end; place += 1) {
      if (run % 2 === 1) pixels.add((place % height) * width + Math.floor(place / height));
    }
  }
  return pixels;
}

function grown(box: Window | null, column: number, row: number): Window {
  const { left, top, right, bottom } = box ?? { left: column, top: row, right: column, bottom: row };
  return {
    left: Math.min(left, column),
    top: Math.min(top, row),
    right: Math.max(right, column + 1),
    bottom: Math.max(bottom, row + 1),
  };
}

function boxDifference(box: ObjectLabels['box'], window: Window | null): number {
  if (box === null && window === null) return 0;
  if (box === null || window === null) return Number.POSITIVE_INFINITY;
  const [left, top, width, height] = box;
  const sides = [
    left - window.left,
    top - window.top,
    left + width - window.right,
    top + height - window.bottom,
  ];
  return Math.max(...sides.map(Math.abs));
}
