/**
 * COCO's format for detection, instance segmentation and key points: one JSON document for each part of the split, written
 * in pieces as the images come. Boxes are in continuous pixels from the image's corner; key points are numbers of pixels,
 * so the centre of the top left pixel is (0, 0), as COCO says of them.
 */
import type { ImageLabels, ObjectLabels } from '../../engine/labels/annotation.js';
import { compressCounts } from '../../engine/labels/index.js';
import { meaningHash } from '../../engine/plan/hash.js';
import type { ClassNode, Plan } from '../../engine/plan/plan.js';
import { ExportError } from './export-error.js';
import { isKept } from './kept.js';
import { labelledClasses } from './labelled-classes.js';
import { visibilityFlag } from './visibility-flag.js';

export interface CocoInput {
  readonly plan: Plan;
  /** The part of the split that `images` are of. */
  readonly split: string;
  readonly licences: readonly CocoLicence[];
  /** The labels that are written: of `boxes`, `masks` and `keypoints`; others change nothing. */
  readonly use: readonly string[];
  /** The greatest number of cameras that a sample has. */
  readonly cameras: number;
  readonly images: Iterable<CocoImage> | AsyncIterable<CocoImage>;
}

/** The terms of some assets. */
export interface CocoLicence {
  readonly name: string;
  readonly url: string;
}

export interface CocoImage {
  /** From the data set's root, with `/`: `images/000000.png`. */
  readonly fileName: string;
  /** The number of its camera among those of the sample, from 0. */
  readonly camera: number;
  readonly labels: ImageLabels;
}

/**
 * The document in pieces, to be written one after another. An image's id is its sample's number times `cameras`, plus its
 * camera's number, plus 1; annotations are numbered from 1 in the order of the images. An object has an annotation where it
 * is seen and the first of `boxes`, `masks`, `keypoints` that is used keeps it; masks and key points are written where their
 * own label keeps them too. What COCO does not know (`instance_id`, `visibility`, …) its readers pass over.
 * @throws ExportError `unknown-camera`, or `unknown-class` or `unknown-keypoint` for labels that are not of this plan
 */
export async function* cocoJson(input: CocoInput): AsyncGenerator<string, void, undefined> {
  const writer = new AnnotationWriter(input);
  yield `{"info":${JSON.stringify(infoOf(input))}`;
  yield `,\n"licenses":${lines(input.licences.map(({ name, url }, index) => ({ id: index + 1, name, url })))}`;
  yield `,\n"categories":${lines(categoriesOf(input.plan, writer.keypoints, input.use.includes('keypoints')))}`;
  yield ',\n"annotations":[';
  // The list of images is small, so it waits for the annotations, and the images are asked for once.
  const images: string[] = [];
  let next = 1;
  for await (const image of input.images) {
    const id = imageId(image, input.cameras);
    const { width, height, index, camera } = image.labels;
    images.push(JSON.stringify({ id, width, height, file_name: image.fileName, sample: index, camera }));
    for (const object of image.labels.objects) {
      const annotation = writer.write(object, id, next);
      if (annotation === null) continue;
      yield `${next > 1 ? ',' : ''}\n${annotation}`;
      next += 1;
    }
  }
  yield '\n],\n"images":[';
  for (const [index, image] of images.entries()) yield `${index > 0 ? ',' : ''}\n${image}`;
  yield '\n]}\n';
}

function lines(values: readonly object[]): string {
  return values.length === 0 ? '[]' : `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]`;
}

function infoOf({ plan, split }: CocoInput): object {
  return { description: plan.dataset.name, version: meaningHash(plan), split, seed: plan.dataset.seed };
}

function categoriesOf(
  plan: Plan,
  keypoints: ReadonlyMap<number, readonly string[]>,
  withKeypoints: boolean,
): object[] {
  return plan.classes.map((node) => {
    const names = keypoints.get(node.id) ?? [];
    const points = withKeypoints && names.length > 0 ? { keypoints: names, skeleton: [] } : {};
    return { id: node.id, name: node.path, supercategory: parentOf(node), ...points };
  });
}

function parentOf({ path }: ClassNode): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('.')));
}

function imageId({ labels, camera }: CocoImage, cameras: number): number {
  if (!Number.isSafeInteger(camera) || camera < 0 || camera >= cameras)
    throw new ExportError(
      'unknown-camera',
      `${labels.camera} of sample ${labels.index} is camera number ${camera}, where ${cameras} were foretold`,
    );
  return labels.index * cameras + camera + 1;
}

/** Writes the annotations of one document. */
class AnnotationWriter {
  /** The names of key points by class id; a class without any has no entry in `places`. */
  readonly keypoints: ReadonlyMap<number, readonly string[]>;
  private readonly places: ReadonlyMap<number, ReadonlyMap<string, number>>;
  private readonly classIds: ReadonlySet<number>;
  private readonly deciding: string | undefined;

  constructor(private readonly input: CocoInput) {
    const named = labelledClasses(input.plan).filter(({ keypoints }) => keypoints.length > 0);
    this.keypoints = new Map(named.map(({ id, keypoints }) => [id, keypoints]));
    this.places = new Map(
      named.map(({ id, keypoints }) => [id, new Map(keypoints.map((name, place) => [name, place]))]),
    );
    this.classIds = new Set(input.plan.classes.map(({ id }) => id));
    this.deciding = ['boxes', 'masks', 'keypoints'].find((label) => input.use.includes(label));
  }

  /** The annotation as JSON; null if there is none. */
  write(object: ObjectLabels, imageId: number, id: number): string | null {
    if (!this.classIds.has(object.classId))
      throw new ExportError(
        'unknown-class',
        `${object.address} is of class ${object.class} (${object.classId}), which the plan does not declare`,
      );
    if (object.box === null || this.deciding === undefined || !isKept(object, this.deciding)) return null;
    return JSON.stringify({
      id,
      image_id: imageId,
      category_id: object.classId,
      bbox: object.box,
      area: object.area,
      iscrowd: 0,
      ...(this.input.use.includes('masks') && isKept(object, 'masks')
        ? { segmentation: segmentationOf(object) }
        : {}),
      ...(this.input.use.includes('keypoints') ? this.keypointsOf(object) : {}),
      instance_id: object.id,
      visibility: object.visibility,
      truncation: object.truncation,
      amodal_bbox: object.amodalBox,
      attributes: object.attributes,
    });
  }

  /** Every annotation has them, if only zeros: COCO's evaluation asks all annotations for `num_keypoints`. */
  private keypointsOf(object: ObjectLabels): object {
    const places = this.places.get(object.classId);
    const keypoints = new Array<number>(3 * (places?.size ?? 0)).fill(0);
    let labelled = 0;
    for (const keypoint of isKept(object, 'keypoints') ? object.keypoints : []) {
      const place = places?.get(keypoint.name);
      if (place === undefined)
        throw new ExportError(
          'unknown-keypoint',
          `${object.address} has a key point ${keypoint.name}, where its class ${object.class} has ${[...(places?.keys() ?? [])].join(', ') || 'none'}`,
        );
      const flag = visibilityFlag(keypoint);
      if (flag === 0 || keypoint.position === null) continue;
      const [x, y] = keypoint.position;
      keypoints.splice(3 * place, 3, x - 0.5, y - 0.5, flag);
      labelled += 1;
    }
    return { keypoints, num_keypoints: labelled };
  }
}

function segmentationOf({ mask }: ObjectLabels): object {
  return { size: mask.size, counts: compressCounts(mask.counts) };
}
