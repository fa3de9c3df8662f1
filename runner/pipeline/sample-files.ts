import { createHash } from 'node:crypto';
import type { Frame } from '../../engine/frames/types.js';
import { classMap, folders, type PixelLabel, pixelLabels } from '../../engine/labels/index.js';
import { canonicalJson } from '../../engine/plan/canonical.js';
import {
  encodeClassesPng,
  encodeDepthExr,
  encodeDepthPng,
  encodeIdsPng,
  encodeNormalsPng16,
  encodeRgb,
} from '../images/index.js';

/** A file of a data set, at a path relative to its folder. */
export interface EncodedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What the journal keeps of a file. */
export interface FileFacts {
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** The folders that the samples' files need. */
export function foldersOf(labels: ReadonlySet<PixelLabel>): string[] {
  const needed = {
    rgb: folders.image,
    depth: folders.depth,
    normals: folders.normals,
    masks: folders.instances,
    classes: folders.classes,
  };
  return [
    folders.annotations,
    ...pixelLabels.filter((label) => labels.has(label)).map((label) => needed[label]),
  ];
}

/** The files of one image, in the order of their paths' folders: its annotations, and a file or two for each pixel label. */
export async function encodeFrame(
  frame: Frame,
  stem: string,
  labels: ReadonlySet<PixelLabel>,
  classIdOf: ReadonlyMap<number, number>,
): Promise<EncodedFile[]> {
  const { color, truth } = frame;
  const { width, height } = truth;
  const files: Promise<EncodedFile>[] = [
    encoded(`${folders.annotations}/${stem}.json`, Buffer.from(`${canonicalJson(frame.labels)}\n`)),
  ];
  const add = (label: PixelLabel, path: string, encode: () => Uint8Array | Promise<Uint8Array>) => {
    if (labels.has(label)) files.push(encoded(path, encode()));
  };
  add('rgb', `${folders.image}/${stem}.png`, () => encodeRgb(color.rgb, color.width, color.height));
  add('depth', `${folders.depth}/${stem}.exr`, () => encodeDepthExr(truth.depth, width, height));
  add('depth', `${folders.depth}/${stem}.png`, () => encodeDepthPng(truth.depth, width, height));
  add('normals', `${folders.normals}/${stem}.png`, () => encodeNormalsPng16(truth.normals, width, height));
  add('masks', `${folders.instances}/${stem}.png`, () => encodeIdsPng(truth.ids, width, height));
  add('classes', `${folders.classes}/${stem}.png`, () =>
    encodeClassesPng(classMap(truth, classIdOf), width, height),
  );
  return Promise.all(files);
}

async function encoded(path: string, bytes: Uint8Array | Promise<Uint8Array>): Promise<EncodedFile> {
  return { path, bytes: await bytes };
}

export function factsOf({ path, bytes }: EncodedFile): FileFacts {
  return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
