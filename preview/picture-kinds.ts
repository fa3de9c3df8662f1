import { classMap } from '../engine/labels/index.js';
import {
  type Colour,
  classesPicture,
  depthPicture,
  idsPicture,
  normalsPicture,
  type Picture,
} from '../engine/pictures/index.js';
import type { Shot } from './studio/protocol.js';

/** What a picture can show of each pixel. */
export const pictureKinds = ['rgb', 'depth', 'normals', 'instances', 'classes'] as const;
export type PictureKind = (typeof pictureKinds)[number];

/** A picture, with the range of what its colours mean if they mean a range. */
export interface Shown {
  readonly picture: Picture;
  /** Metres. */
  readonly range?: { readonly near: number; readonly far: number };
}

/** @param colours of the classes by id */
export function pictureOf(
  { color, truth, labels }: Shot,
  kind: PictureKind,
  colours: ReadonlyMap<number, Colour>,
): Shown {
  const { width, height } = truth;
  switch (kind) {
    case 'rgb':
      return { picture: color };
    case 'depth': {
      const { picture, near, far } = depthPicture(truth.depth, width, height);
      return { picture, range: { near, far } };
    }
    case 'normals':
      return { picture: normalsPicture(truth.normals, width, height) };
    case 'instances':
      return { picture: idsPicture(truth.ids, width, height) };
    case 'classes': {
      const ids = new Map(labels.objects.map(({ id, classId }) => [id, classId]));
      return { picture: classesPicture(classMap(truth, ids), colours, width, height) };
    }
  }
}
