/**
 * The text files of YOLO's format as Ultralytics reads it: a file of labels for each image, with a line for each object in
 * shares of the image's width and height. Readers find the labels of `images/NAME.png` in `labels/NAME.txt`.
 */
import type { ImageLabels, ObjectLabels } from '../../engine/labels/annotation.js';
import type { Plan } from '../../engine/plan/plan.js';
import { outerContours } from './contours.js';
import { ExportError } from './export-error.js';
import { joinPolygons } from './joined-polygon.js';
import { isKept } from './kept.js';
import { type LabelledClass, labelledClasses } from './labelled-classes.js';
import { visibilityFlag } from './visibility-flag.js';

export type YoloTask = 'detect' | 'segment' | 'pose';

/** What the numbers of YOLO's files mean. */
export interface YoloLayout {
  readonly task: YoloTask;
  /** In order of their ids; a class' place is its number in the files. */
  readonly classes: readonly LabelledClass[];
  /** `pose`: how many key points each object has; else 0. */
  readonly keypointCount: number;
}

/**
 * The classes that objects of the plan may have; for `pose`, those of them that have key points.
 * @throws ExportError `no-keypoints`, `keypoints-differ` where a plan can't be learned as poses
 */
export function yoloLayout(plan: Plan, task: YoloTask): YoloLayout {
  const classes = labelledClasses(plan);
  if (task !== 'pose') return { task, classes, keypointCount: 0 };
  const posed = classes.filter(({ keypoints }) => keypoints.length > 0);
  const [first] = posed;
  if (!first)
    throw new ExportError(
      'no-keypoints',
      'export yolo with task = pose needs classes with key points, and no asset with a class has any: add `keypoint` to an asset, or export task = detect',
    );
  const other = posed.find(({ keypoints }) => keypoints.length !== first.keypoints.length);
  if (other)
    throw new ExportError(
      'keypoints-differ',
      `export yolo with task = pose needs as many key points of every class: ${told(first)}, ${told(other)}. Give both as many, or export coco, where classes may differ`,
    );
  return { task, classes: posed, keypointCount: first.keypoints.length };
}

function told({ path, keypoints }: LabelledClass): string {
  return `${path} has ${keypoints.length} (${keypoints.join(', ')})`;
}

/**
 * The lines for one image, empty where nothing is to be learned. `detect` writes the boxes that `boxes` keeps, `segment` the
 * outlines that `masks` keeps, `pose` the boxes and points that both `boxes` and `keypoints` keep.
 */
export function yoloLabels(layout: YoloLayout, labels: ImageLabels): string {
  const places = new Map(layout.classes.map(({ id }, place) => [id, place]));
  const rows: string[] = [];
  for (const object of labels.objects) {
    const place = places.get(object.classId);
    if (place === undefined || !isWritten(layout.task, object)) continue;
    const numbers = numbersOf(layout, place, object, labels);
    if (numbers.length > 0) rows.push(`${[place, ...numbers.map(shortest)].join(' ')}\n`);
  }
  return rows.join('');
}

function isWritten(task: YoloTask, object: ObjectLabels): boolean {
  if (object.box === null) return false;
  if (task === 'segment') return isKept(object, 'masks');
  return isKept(object, 'boxes') && (task === 'detect' || isKept(object, 'keypoints'));
}

function numbersOf(layout: YoloLayout, place: number, object: ObjectLabels, image: ImageLabels): number[] {
  if (layout.task === 'segment') return segmentOf(object, image);
  const box = boxOf(object, image);
  return layout.task === 'detect' ? box : [...box, ...pointsOf(layout.classes[place]!, object, image)];
}

/** Middle, width and height. */
function boxOf({ box }: ObjectLabels, { width, height }: ImageLabels): number[] {
  const [left, top, boxWidth, boxHeight] = box!;
  return [
    (left + boxWidth / 2) / width,
    (top + boxHeight / 2) / height,
    boxWidth / width,
    boxHeight / height,
  ];
}

function segmentOf({ mask }: ObjectLabels, { width, height }: ImageLabels): number[] {
  const contours = outerContours(mask);
  if (contours.length === 0) return [];
  return joinPolygons(contours).map((value, index) => value / (index % 2 === 0 ? width : height));
}

/** x, y and the flag of each key point of the class, in its order; 0, 0, 0 where it is outside the image. */
function pointsOf(labelled: LabelledClass, object: ObjectLabels, { width, height }: ImageLabels): number[] {
  const byName = new Map(object.keypoints.map((keypoint) => [keypoint.name, keypoint]));
  return labelled.keypoints.flatMap((name) => {
    const keypoint = byName.get(name);
    const flag = keypoint ? visibilityFlag(keypoint) : 0;
    if (!keypoint?.position || flag === 0) return [0, 0, 0];
    return [keypoint.position[0] / width, keypoint.position[1] / height, flag];
  });
}

/** At most six decimals, a hundredth of a pixel in 10,000. */
function shortest(value: number): string {
  return String(Number(value.toFixed(6)));
}
