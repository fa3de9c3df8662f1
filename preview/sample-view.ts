import { make } from './elements.js';
import type { Overlay } from './overlays.js';
import type { PictureKind } from './picture-kinds.js';
import { newCanvas, paintShot } from './shot-canvas.js';
import type { Shot } from './studio/protocol.js';

/** The width of the first picture of a sample, before the whole one is there. */
export const coarseWidth = 80;

/** One sample by its cameras. */
export class SampleView {
  private shots: readonly Shot[] = [];

  /** @param onPick gets the address of the thing that was clicked on; null for none */
  constructor(
    private readonly place: HTMLElement,
    private readonly onPick: (address: string | null) => void,
  ) {}

  show(shots: readonly Shot[], kind: PictureKind, overlay: (shot: Shot) => Overlay): void {
    this.shots = shots;
    this.repaint(kind, overlay);
  }

  clear(): void {
    this.shots = [];
    this.place.replaceChildren();
  }

  repaint(kind: PictureKind, overlay: (shot: Shot) => Overlay): void {
    const figures = [...this.place.querySelectorAll('figure')];
    for (const figure of figures.slice(this.shots.length)) figure.remove();
    for (const [at, shot] of this.shots.entries()) {
      const figure = figures[at] ?? this.place.appendChild(this.newFigure(at));
      // A coarse picture is as wide as the whole one will be.
      const canvas = figure.querySelector('canvas')!;
      const { range } = paintShot(canvas, shot, kind, overlay(shot));
      const depths = range ? ` · ${range.near.toFixed(2)} m (bright) to ${range.far.toFixed(2)} m` : '';
      figure.querySelector('figcaption')!.textContent = `${shot.labels.camera}${depths}`;
    }
  }

  private newFigure(at: number): HTMLElement {
    const canvas = newCanvas();
    canvas.addEventListener('click', ({ offsetX, offsetY }) => {
      const shot = this.shots[at];
      if (shot) this.onPick(thingAt(shot, offsetX / canvas.clientWidth, offsetY / canvas.clientHeight));
    });
    return make('figure', {}, canvas, make('figcaption'));
  }
}

/** The address of what is seen at a place of the picture: shares of its width and its height. */
export function thingAt({ truth, things }: Shot, x: number, y: number): string | null {
  const { width, height, ids } = truth;
  const id = ids[Math.floor(y * height) * width + Math.floor(x * width)];
  return things.find((thing) => thing.id === id)?.address ?? null;
}
