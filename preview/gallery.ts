import type { AttemptReference } from '../engine/sampling/index.js';
import type { Overlay } from './overlays.js';
import type { PictureKind } from './picture-kinds.js';
import { rove } from './rove.js';
import { newCanvas, paintShot } from './shot-canvas.js';
import type { Look, Sampled, Shot } from './studio/protocol.js';

/** How many samples are shown at once. */
export const galleryCount = 12;
/** The widths of a thumbnail in pixels: coarse first. */
export const thumbnailWidths = [80, 320] as const;

interface Tile {
  readonly button: HTMLButtonElement;
  readonly canvas: HTMLCanvasElement;
  readonly caption: HTMLElement;
  shot: Shot | undefined;
  /** The attempt that it shows. */
  attempt: AttemptReference | null;
}

/** What a tile shows. */
export interface Tiled {
  readonly sampled: Sampled;
  /** The world; null where there is none. */
  readonly look: Look | null;
  /** The attempt that it is of, and why that was turned down. */
  readonly rejected?: { readonly attempt: AttemptReference; readonly reason: string };
}

/** Thumbnails of samples in a row of numbers. */
export class Gallery {
  private readonly tiles: readonly Tile[];
  private first = 0;

  constructor(place: HTMLElement, onChoose: (index: number, attempt: AttemptReference | null) => void) {
    this.tiles = Array.from({ length: galleryCount }, (_, at) => {
      const button = document.createElement('button');
      button.type = 'button';
      const [canvas, caption] = [newCanvas(), document.createElement('span')];
      button.append(canvas, caption);
      const tile: Tile = { button, canvas, caption, shot: undefined, attempt: null };
      button.addEventListener('click', () => onChoose(this.first + at, tile.attempt));
      place.append(button);
      return tile;
    });
    rove(
      place,
      this.tiles.map((tile) => tile.button),
    );
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
  describe({ sampled, look, rejected }: Tiled): void {
    const { index, hole } = sampled;
    const tile = this.tiles[index - this.first];
    if (!tile) return;
    const note = rejected ? `rejected ${rejected.reason}` : noteOf(sampled, look !== null);
    tile.attempt = rejected?.attempt ?? null;
    tile.caption.textContent = `${index} · ${note}`;
    tile.button.setAttribute('aria-label', `Sample ${index}, ${note}`);
    tile.button.title = rejected?.reason ?? hole ?? '';
    tile.button.classList.toggle('hole', look === null);
    if (look !== null) return;
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

function noteOf({ hole, split }: Sampled, isShown: boolean): string {
  if (hole !== null) return 'no world';
  return isShown ? split : 'accepted at once';
}
