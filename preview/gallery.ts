import type { Overlay } from './overlays.js';
import type { PictureKind } from './picture-kinds.js';
import { newCanvas, paintShot } from './shot-canvas.js';
import type { Sampled, Shot } from './studio/protocol.js';

/** How many samples are shown at once. */
export const galleryCount = 12;
/** The widths of a thumbnail in pixels: coarse first. */
export const thumbnailWidths = [80, 320] as const;

interface Tile {
  readonly button: HTMLButtonElement;
  readonly canvas: HTMLCanvasElement;
  readonly caption: HTMLElement;
  shot: Shot | undefined;
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
      return { button, canvas, caption, shot: undefined };
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
      tile.shot = undefined;
      tile.button.classList.add('waiting');
    }
  }

  /** Says what a sample is; the picture of one follows, if there is such a world. */
  describe({ index, split, hole }: Sampled): void {
    const tile = this.tiles[index - this.first];
    if (!tile) return;
    tile.caption.textContent = `${index} · ${hole === null ? split : 'no world'}`;
    tile.button.title = hole ?? '';
    tile.button.classList.toggle('hole', hole !== null);
    if (hole === null) return;
    tile.button.classList.remove('waiting');
    tile.shot = undefined;
  }

  /** The picture of a sample. */
  show(index: number, shot: Shot, kind: PictureKind, overlay: (shot: Shot) => Overlay): void {
    const tile = this.tiles[index - this.first];
    if (!tile) return;
    tile.shot = shot;
    tile.button.classList.remove('waiting');
    paintShot(tile.canvas, shot, kind, overlay(shot));
  }

  /** Paints what was drawn anew, after what is shown of it has changed. */
  repaint(kind: PictureKind, overlay: (shot: Shot) => Overlay): void {
    for (const { canvas, shot } of this.tiles) if (shot) paintShot(canvas, shot, kind, overlay(shot));
  }
}
