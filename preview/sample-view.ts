import type { Overlay } from './overlays.js';
import type { PictureKind } from './picture-kinds.js';
import { newCanvas, paintShot } from './shot-canvas.js';
import type { Shot } from './studio/protocol.js';

/** The width of the first picture of a sample, before the whole one is there. */
export const coarseWidth = 80;

/** One sample by all its cameras. */
export class SampleView {
  private shots: readonly Shot[] = [];

  /** @param onPick gets the id of the thing that was clicked on; 0 for none */
  constructor(
    private readonly place: HTMLElement,
    private readonly pinned: HTMLElement,
    private readonly onPick: (id: number) => void,
  ) {}

  show(shots: readonly Shot[], kind: PictureKind, overlay: (shot: Shot) => Overlay): void {
    this.shots = shots;
    this.repaint(kind, overlay);
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

  /** Keeps the pictures as they are beside those to come, to compare a change with what was before; or lets them go. */
  pin(isPinned: boolean): void {
    this.pinned.hidden = !isPinned;
    if (!isPinned) {
      this.pinned.replaceChildren();
      return;
    }
    const copies = [...this.place.querySelectorAll('figure')].map((figure) => {
      const copy = document.createElement('figure');
      const canvas = figure.querySelector('canvas')!;
      const [still, caption] = [newCanvas(), document.createElement('figcaption')];
      Object.assign(still, { width: canvas.width, height: canvas.height });
      still.getContext('2d')!.drawImage(canvas, 0, 0);
      still.setAttribute('aria-label', `Pinned: ${canvas.getAttribute('aria-label')}`);
      caption.textContent = `pinned: ${figure.querySelector('figcaption')!.textContent}`;
      copy.append(still, caption);
      return copy;
    });
    this.pinned.replaceChildren(...copies);
  }

  private newFigure(at: number): HTMLElement {
    const figure = document.createElement('figure');
    const canvas = newCanvas();
    canvas.addEventListener('click', ({ offsetX, offsetY }) => {
      const shot = this.shots[at];
      if (!shot) return;
      const { width, height, ids } = shot.truth;
      const x = Math.floor((offsetX / canvas.clientWidth) * width);
      const y = Math.floor((offsetY / canvas.clientHeight) * height);
      this.onPick(ids[y * width + x] ?? 0);
    });
    figure.append(canvas, document.createElement('figcaption'));
    return figure;
  }
}
