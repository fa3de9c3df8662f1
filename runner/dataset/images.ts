import { join } from 'node:path';
import type { ImageLabels } from '../../engine/labels/annotation.js';
import { folders } from '../../engine/labels/index.js';
import type { Disk } from '../pipeline/disk.js';
import type { Journal } from '../pipeline/journal.js';

/** An image of a finished data set. */
export interface FinishedImage {
  /** `000012-eye`. */
  readonly stem: string;
  /** From the data set's root, with `/`. */
  readonly fileName: string;
  /** The number of its camera among those of the sample, from 0. */
  readonly camera: number;
  readonly labels: ImageLabels;
}

/** The images of a journal, in its order, with their labels from the disk; of one part of the split, if one is given. */
export async function* imagesOf(
  disk: Disk,
  out: string,
  journal: Journal,
  split?: string,
): AsyncGenerator<FinishedImage> {
  for await (const entry of journal.entries()) {
    if (!('files' in entry) || (split !== undefined && entry.split !== split)) continue;
    const paths = entry.files
      .map(({ path }) => path)
      .filter((path) => path.startsWith(`${folders.annotations}/`));
    for (const [camera, path] of paths.entries()) {
      const stem = path.slice(folders.annotations.length + 1, -'.json'.length);
      const text = new TextDecoder().decode(await disk.read(join(out, path)));
      const labels = JSON.parse(text) as ImageLabels;
      yield { stem, fileName: `${folders.image}/${stem}.png`, camera, labels };
    }
  }
}
