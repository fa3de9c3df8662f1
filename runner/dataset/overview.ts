import { join } from 'node:path';
import type { ImageLabels } from '../../engine/labels/annotation.js';
import { classIdsOf, classMap } from '../../engine/labels/index.js';
import {
  classColours,
  classesPicture,
  depthPicture,
  idsPicture,
  normalsPicture,
  type Picture,
} from '../../engine/pictures/index.js';
import type { Truth } from '../../engine/raster/truth.js';
import { isHole } from '../../engine/sampling/index.js';
import {
  contactSheet,
  drawOverlay,
  kindSize,
  mostTiles,
  resized,
  resizedSharply,
  type SheetKind,
  type SheetTile,
  tileSize,
} from '../overview/index.js';
import type { Journal } from '../pipeline/journal.js';
import type { GenerateOptions } from './generate.js';
import { type FinishedImage, imagesOf } from './images.js';
import { readPicture } from './read-picture.js';

type OverviewContext = GenerateOptions & { readonly journal: Journal };

/** The sheet to look at first; undefined where there is no image to show. It depends on the data set alone. */
export async function overviewOf(context: OverviewContext, count: number): Promise<Uint8Array | undefined> {
  const { plan, disk, out, journal, samples } = context;
  if (count === 0 || !plan.labels.some(({ label }) => label === 'rgb')) return undefined;
  const colours = classColours(plan.classes);
  const tiles: SheetTile[] = [];
  let shown: FinishedImage | undefined;
  let position = 0;
  for await (const image of imagesOf(disk, out, journal)) {
    // As many as fit, evenly from the whole.
    const due = Math.floor((tiles.length * count) / Math.min(count, mostTiles));
    if (position++ !== due) continue;
    const picture = await readPicture(await disk.read(join(out, image.fileName)));
    const overlay = await drawOverlay(picture, image.labels, { colours, size: tileSize(picture) });
    tiles.push({ picture: overlay, caption: captionOf(image), note: image.labels.split });
    if (!shown || seen(image.labels) > seen(shown.labels)) shown = image;
  }
  const kinds = shown ? await kindsOf(context, shown, colours) : [];
  const { name, seed } = plan.dataset;
  return await contactSheet(
    tiles,
    shown && kinds.length > 0 ? { title: `Labels of ${captionOf(shown)}`, kinds } : null,
    {
      title: name,
      subtitle: `${samples.toLocaleString('en')} samples, seed ${seed}, ${splitText(context)}`,
      legend: plan.classes
        .filter(({ path }) => !plan.classes.some((other) => other.path.startsWith(`${path}.`)))
        .map(({ path, id }) => ({ name: path, colour: colours.get(id) ?? [90, 94, 102] })),
    },
  );
}

function splitText({ plan }: OverviewContext): string {
  return plan.dataset.split.map(({ name, share }) => `${name} ${Math.round(share * 100)} %`).join(', ');
}

function captionOf({ labels, stem }: FinishedImage): string {
  const camera = stem.includes('-') ? `, ${stem.slice(stem.indexOf('-') + 1)}` : '';
  return `sample ${labels.index}${camera}`;
}

function seen({ objects }: ImageLabels): number {
  return objects.filter(({ area }) => area > 0).length;
}

/** One sample's kinds of labels, drawn anew from its world: they are exact, so they are those of its files. */
async function kindsOf(
  { plan, sampler, frames }: OverviewContext,
  { labels }: FinishedImage,
  colours: ReadonlyMap<number, readonly [number, number, number]>,
): Promise<SheetKind[]> {
  const sample = sampler.sample(labels.index);
  if (isHole(sample)) return [];
  const frame = (await frames.frames(sample)).find(({ camera }) => camera.address === labels.camera);
  if (!frame) return [];
  const asked = new Set(plan.labels.map(({ label }) => label));
  const { truth, color } = frame;
  const size = kindSize(truth);
  const kinds: SheetKind[] = [{ picture: await resized(color, size.width, size.height), caption: 'rgb' }];
  const add = async (label: string, picture: (truth: Truth) => Picture) => {
    if (asked.has(label))
      kinds.push({ picture: await resizedSharply(picture(truth), size.width, size.height), caption: label });
  };
  const { width, height } = truth;
  await add('masks', () => idsPicture(truth.ids, width, height));
  if (asked.has('depth')) {
    const { picture, near, far } = depthPicture(truth.depth, width, height);
    kinds.push({
      picture: await resizedSharply(picture, size.width, size.height),
      caption: 'depth',
      range: { near, far },
    });
  }
  await add('normals', () => normalsPicture(truth.normals, width, height));
  await add('classes', () =>
    classesPicture(classMap(truth, classIdsOf(sample, plan)), colours, width, height),
  );
  return kinds;
}
