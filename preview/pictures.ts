import type { Frame } from '../engine/frames/index.js';
import { drawBoxes } from './overlay.js';

/** The pictures of one sample, one for each camera, side by side. */
export class Pictures {
  private frames: readonly Frame[] = [];

  constructor(
    private readonly place: HTMLElement,
    private showsBoxes: boolean,
  ) {}

  show(frames: readonly Frame[]): void {
    this.frames = frames;
    const figures = [...this.place.querySelectorAll('figure')];
    frames.forEach((frame, index) => {
      const figure = figures[index] ?? this.place.appendChild(newFigure());
      const canvas = figure.querySelector('canvas')!;
      canvas.width = frame.color.width;
      canvas.height = frame.color.height;
      canvas.setAttribute('aria-label', describe(frame));
      figure.querySelector('figcaption')!.textContent = frame.labels.camera;
      this.paint(canvas, frame);
    });
    for (const figure of figures.slice(frames.length)) figure.remove();
  }

  showBoxes(shows: boolean): void {
    this.showsBoxes = shows;
    this.show(this.frames);
  }

  private paint(canvas: HTMLCanvasElement, { color, labels }: Frame): void {
    const context = canvas.getContext('2d')!;
    context.putImageData(imageOf(color), 0, 0);
    if (this.showsBoxes) drawBoxes(context, labels);
  }
}

function newFigure(): HTMLElement {
  const figure = document.createElement('figure');
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  figure.append(canvas, document.createElement('figcaption'));
  return figure;
}

function imageOf({ width, height, rgb }: Frame['color']): ImageData {
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
function describe({ labels }: Frame): string {
  const counts = new Map<string, number>();
  for (const { class: name, box } of labels.objects) if (box) counts.set(name, (counts.get(name) ?? 0) + 1);
  const seen = [...counts].map(([name, count]) => `${count} ${name}`).join(', ');
  return `${labels.camera}: ${seen || 'nothing that is labelled'}`;
}
