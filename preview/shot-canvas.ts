import type { Picture } from '../engine/pictures/index.js';
import { drawMarks, type Overlay, stained } from './overlays.js';
import { type PictureKind, pictureOf, type Shown } from './picture-kinds.js';
import type { Shot } from './studio/protocol.js';

/** Paints a shot on a canvas of its size, and says what the colours mean. */
export function paintShot(canvas: HTMLCanvasElement, shot: Shot, kind: PictureKind, overlay: Overlay): Shown {
  const shown = pictureOf(shot, kind, overlay.colours);
  const { width, height } = shown.picture;
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d')!;
  context.putImageData(imageOf(stained(shown.picture, shot.labels, overlay)), 0, 0);
  drawMarks(context, shot, overlay);
  canvas.setAttribute('aria-label', describe(shot));
  return shown;
}

/** A canvas that is a picture to a screen reader. */
export function newCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  return canvas;
}

function imageOf({ width, height, rgb }: Picture): ImageData {
  const image = new ImageData(width, height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    image.data[pixel * 4] = rgb[pixel * 3]!;
    image.data[pixel * 4 + 1] = rgb[pixel * 3 + 1]!;
    image.data[pixel * 4 + 2] = rgb[pixel * 3 + 2]!;
    image.data[pixel * 4 + 3] = 255;
  }
  return image;
}

/** What a screen reader says of a picture. */
function describe({ labels }: Shot): string {
  const counts = new Map<string, number>();
  for (const { class: name, box } of labels.objects) if (box) counts.set(name, (counts.get(name) ?? 0) + 1);
  const seen = [...counts].map(([name, count]) => `${count} ${name}`).join(', ');
  return `Sample ${labels.index}, ${labels.camera}: ${seen || 'nothing that is labelled'}`;
}
