import type { Frame } from '../engine/frames/index.js';
import type { Outcome } from '../engine/sampling/index.js';
import { isHole } from '../engine/sampling/index.js';
import { newCanvas, paintFrame } from './frame-canvas.js';
import type { Overlay } from './overlays.js';
import type { PictureKind } from './picture-kinds.js';

/** How many samples are shown at once. */
export const galleryCount = 12;
/** The widths of a thumbnail in pixels: coarse first. */
export const thumbnailWidths = [120, 320] as const;

interface Tile {
  readonly button: HTMLButtonElement;
  readonly canvas: HTMLCanvasElement;
  readonly caption: HTMLElement;
  frame: Frame | undefined;
}

/** Thumbnails of samples in a row of numbers. */
export class Gallery {
  private readonly tiles: readonly Tile[];
  private first = 0;

  constructor(place: HTMLElement, onChoose: (index: number) => void) {
    this.tiles = Array.from({ length: galleryCount }, (_, at) => {
      const button = document.createElement('button');
      button.type = 'button';
      const [canvas, caption] = [newCanvas(), document.createElement('span')];
      button.append(canvas, caption);
      button.addEventListener('click', () => onChoose(this.first + at));
      place.append(button);
      return { button, canvas, caption, frame: undefined };
    });
  }

  /** Shows the numbers of the samples; their pictures follow. */
  begin(first: number): void {
    const moved = first !== this.first;
    this.first = first;
    for (const [at, tile] of this.tiles.entries()) {
      tile.button.setAttribute('aria-label', `Sample ${first + at}`);
      if (moved || tile.caption.textContent === '') tile.caption.textContent = `${first + at}`;
      if (!moved) continue;
      tile.frame = undefined;
      tile.button.classList.add('waiting');
    }
  }

  /** A sample that was drawn, or why it can't be. */
  show(
    outcome: Outcome,
    frame: Frame | undefined,
    kind: PictureKind,
    overlay: (frame: Frame) => Overlay,
  ): void {
    const tile = this.tiles[outcome.index - this.first];
    if (!tile) return;
    tile.frame = frame;
    tile.button.classList.remove('waiting');
    tile.button.classList.toggle('hole', !frame);
    if (frame) paintFrame(tile.canvas, frame, kind, overlay(frame));
    const note = isHole(outcome) ? 'no world' : outcome.split;
    tile.caption.textContent = `${outcome.index} · ${note}`;
    tile.button.title = isHole(outcome) ? outcome.hole.message : '';
  }

  /** Paints what was drawn anew, after what is shown of it has changed. */
  repaint(kind: PictureKind, overlay: (frame: Frame) => Overlay): void {
    for (const { canvas, frame } of this.tiles) if (frame) paintFrame(canvas, frame, kind, overlay(frame));
  }
}
