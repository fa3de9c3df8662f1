import { nearestOf, reasonOf, showable } from './attempts/attempts-bar.js';
import { Gallery, galleryCount, type Tiled, thumbnailWidths } from './gallery.js';
import type { PageTools } from './page-tools.js';
import { part } from './parts.js';
import { count, messageOf, waiting } from './progress.js';
import type { Look, Sampled } from './studio/protocol.js';

/** More would only repeat what is wrong. */
const mostFaults = 3;
/** So long may a gallery make samples before a picture is drawn, in milliseconds. */
const mostSampling = 50;

/** Samples in a row of numbers, or attempts at them that were turned down. */
export class GalleryPage {
  private readonly gallery: Gallery;

  constructor(private readonly tools: PageTools) {
    this.gallery = new Gallery(part('gallery'), (index, attempt) =>
      tools.go({ index, attempt, chosen: null }),
    );
  }

  /** @param drawn is told of each picture, with all samples that were made */
  async draw(
    first: number,
    signal: AbortSignal,
    drawn: (samples: readonly Sampled[]) => void,
  ): Promise<void> {
    this.gallery.begin(first);
    const tiles: Tiled[] = [];
    const [coarse, fine] = thumbnailWidths;
    const faults = new Set<string>();
    const failed = new Set<Tiled>();
    // A sample that can't be drawn does not keep the others from being seen.
    const draw = async (tile: Tiled, widest: number) => {
      if (failed.has(tile)) return;
      try {
        await this.drawTile(tile, widest, signal);
      } catch (error) {
        signal.throwIfAborted();
        failed.add(tile);
        faults.add(messageOf(error));
      }
      drawn(tiles.map(({ sampled }) => sampled));
    };
    let seen = performance.now();
    let shown = 0;
    for (let at = 0; at < galleryCount; at += 1) {
      const tile = await this.tileOf(first + at, signal);
      tiles.push(tile);
      this.gallery.describe(tile);
      // The first also makes the sampler ready.
      if (at === 0) seen = performance.now();
      // All samples first, if they are soon made; else each picture as soon as it can be.
      if (performance.now() - seen < mostSampling) continue;
      for (; shown <= at; shown += 1) await draw(tiles[shown]!, coarse);
      seen = performance.now();
    }
    count('sampled');
    for (const tile of tiles.slice(shown)) await draw(tile, coarse);
    for (const tile of tiles) await draw(tile, fine);
    if (tiles.every(({ sampled }) => sampled.hole !== null))
      faults.add(`None of these samples can be made: ${tiles[0]?.sampled.hole}`);
    if (faults.size > 0) this.tools.tell([...faults].slice(0, mostFaults).map((message) => ({ message })));
  }

  private async drawTile({ sampled, look }: Tiled, widest: number, signal: AbortSignal): Promise<void> {
    if (look === null) return;
    const { ask, state, overlay } = this.tools;
    const [shot] = await ask({ type: 'draw', ...look, widest, cameras: 'first' }, signal);
    if (shot) this.gallery.show(sampled.index, shot, state().picture, overlay);
    count('drawn');
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
    const all = sampled.rejected > 0 ? await ask({ type: 'attempts', ...look }, signal) : [];
    const attempts = showable(all, sampled.hole !== null);
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
