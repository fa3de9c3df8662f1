import { nearestOf, reasonOf } from './attempts/attempts-bar.js';
import { Gallery, galleryCount, type Tiled, thumbnailWidths } from './gallery.js';
import type { PageTools } from './page-tools.js';
import { part } from './parts.js';
import type { Look, Sampled } from './studio/protocol.js';
import { waiting } from './waiting.js';

/** Samples in a row of numbers, or attempts at them that were turned down. */
export class GalleryPage {
  private readonly gallery: Gallery;

  constructor(private readonly tools: PageTools) {
    this.gallery = new Gallery(part('gallery'), (index, attempt) =>
      tools.go({ index, attempt, chosen: null }),
    );
  }

  /** @param drawn is told of each picture */
  async draw(first: number, signal: AbortSignal, drawn: (sampled: Sampled) => void): Promise<void> {
    const { ask, state, overlay } = this.tools;
    this.gallery.begin(first);
    const tiles: Tiled[] = [];
    for (const widest of thumbnailWidths) {
      for (let at = 0; at < galleryCount; at += 1) {
        const tile = tiles[at] ?? (await this.tileOf(first + at, signal));
        tiles[at] = tile;
        const { look } = tile;
        const [shot] = look ? await ask({ type: 'draw', ...look, widest, cameras: 'first' }, signal) : [];
        if (signal.aborted) return;
        this.gallery.show(tile, shot, state().picture, overlay);
        drawn(tile.sampled);
      }
    }
  }

  repaint(): void {
    this.gallery.repaint(this.tools.state().picture, this.tools.overlay);
  }

  /** What a tile shows: the sample, or the attempt at it that came nearest and was turned down. */
  private async tileOf(index: number, signal: AbortSignal): Promise<Tiled> {
    const { ask, state } = this.tools;
    const { fixed, rejected: isRejected } = state();
    const look: Look = { index, fixed: Object.entries(fixed) };
    const asked = ask({ type: 'sample', ...look }, signal);
    const sampled = await waiting(`making sample ${index}`, asked);
    if (!isRejected) return { sampled, look: sampled.hole === null ? look : null };
    const attempts = sampled.rejected > 0 ? await ask({ type: 'attempts', ...look }, signal) : [];
    const number = nearestOf(attempts);
    const rejected = attempts[number];
    if (!rejected) return { sampled, look: null };
    const { cell, plate, attempt } = rejected;
    const reference = { cell, plate, attempt };
    const there: Look = { ...look, attempt: reference };
    const { hole } = await ask({ type: 'sample', ...there }, signal);
    const reason = `${number + 1} of ${attempts.length}: ${reasonOf(rejected)}`;
    return { sampled, look: hole === null ? there : null, rejected: { attempt: reference, reason } };
  }
}
