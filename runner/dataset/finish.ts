import { join } from 'node:path';
import type { ImageLabels } from '../../engine/labels/annotation.js';
import { folders } from '../../engine/labels/index.js';
import { licencesDocument } from '../licences/document.js';
import type { Journal } from '../pipeline/journal.js';
import { licencesPath, manifestPath, overviewPath } from '../pipeline/layout.js';
import { writeExports } from './exports.js';
import type { GenerateOptions } from './generate.js';
import { imagesOf } from './images.js';
import { manifestOf } from './manifest.js';
import { Outcomes } from './outcomes.js';
import { overviewOf } from './overview.js';
import { textBytes, writeWhole } from './write-whole.js';

export interface Finished {
  readonly images: number;
  readonly holes: number;
  readonly annotations: ReadonlyMap<string, number>;
  /** The first file with pixels, and the size of its image; undefined where there is none. */
  readonly first: { readonly path: string; readonly width: number; readonly height: number } | undefined;
  /** Whether there is an overview. */
  readonly hasOverview: boolean;
}

type FinishOptions = GenerateOptions & { readonly journal: Journal };

/** Writes what is made of all samples together: exports, licences, the overview, and last `specimen.json`. */
export async function finish(options: FinishOptions): Promise<Finished> {
  const { plan, disk, out, licences } = options;
  // Another run's manifest would say that the data set is finished.
  await disk.remove(join(out, manifestPath));
  const counts = await countsOf(options);
  await writeExports(options, counts.cameras);
  await writeWhole(disk, out, licencesPath, textBytes(licencesDocument(plan.dataset.name, licences)));
  const overview = await overviewOf(options, counts.images);
  if (overview) await writeWhole(disk, out, overviewPath, overview);
  await writeWhole(disk, out, manifestPath, textBytes(manifestOf(options, counts)));
  return { ...counts, hasOverview: overview !== undefined };
}

export interface Counts extends Omit<Finished, 'hasOverview'> {
  /** Samples by part of the split, holes left out. */
  readonly samples: ReadonlyMap<string, number>;
  /** The greatest number of cameras that a sample has. */
  readonly cameras: number;
  /** Files of samples. */
  readonly files: number;
  readonly outcomes: Outcomes;
}

async function countsOf({ disk, out, journal, plan }: FinishOptions): Promise<Counts> {
  const samples = new Map(plan.dataset.split.map(({ name }) => [name, 0]));
  const annotations = new Map<string, number>();
  const outcomes = new Outcomes();
  let [holes, files, images, cameras] = [0, 0, 0, 1];
  let firstPath: string | undefined;
  let first: Finished['first'];
  for await (const entry of journal.entries()) {
    if (!('files' in entry)) {
      holes += 1;
      outcomes.addHole(entry);
      continue;
    }
    samples.set(entry.split, (samples.get(entry.split) ?? 0) + 1);
    files += entry.files.length;
    firstPath ??= entry.files.find(({ path }) => !path.startsWith(`${folders.annotations}/`))?.path;
    outcomes.addSample(entry);
  }
  for await (const { labels, camera } of imagesOf(disk, out, journal)) {
    images += 1;
    if (firstPath !== undefined) first ??= { path: firstPath, width: labels.width, height: labels.height };
    cameras = Math.max(cameras, camera + 1);
    for (const name of classesSeen(labels)) annotations.set(name, (annotations.get(name) ?? 0) + 1);
  }
  return { samples, annotations, holes, files, images, cameras, first, outcomes };
}

/** The class of each object that is seen and kept by a label at least. */
function classesSeen({ objects }: ImageLabels): string[] {
  return objects
    .filter(
      ({ area, kept }) => area > 0 && (Object.values(kept).length === 0 || Object.values(kept).some(Boolean)),
    )
    .map((object) => object.class);
}
