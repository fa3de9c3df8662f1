import type { ImageLabels } from '../engine/labels/annotation.js';

const hues = 137.508;

/** Draws the boxes of what is visible, with the names of the classes, over a picture of the same size. */
export function drawBoxes(context: CanvasRenderingContext2D, labels: ImageLabels): void {
  const size = Math.max(11, Math.round(labels.width / 45));
  context.font = `${size}px system-ui, sans-serif`;
  context.textBaseline = 'top';
  context.lineWidth = Math.max(1, labels.width / 320);
  for (const object of labels.objects) {
    if (!object.box) continue;
    const [left, top, width, height] = object.box;
    const color = `hsl(${(object.classId * hues) % 360} 85% 60%)`;
    context.strokeStyle = color;
    context.strokeRect(left, top, width, height);
    const wide = context.measureText(object.class).width + 6;
    const at = top >= size + 4 ? top - size - 4 : top;
    context.fillStyle = color;
    context.fillRect(left, at, wide, size + 4);
    context.fillStyle = '#000';
    context.fillText(object.class, left + 3, at + 2);
  }
}
