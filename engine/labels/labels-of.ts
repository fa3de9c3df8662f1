import type { Plan } from '../plan/plan.js';
import type { Coverage, PixelBox, Truth } from '../raster/truth.js';
import type { View } from '../raster/view.js';
import type { Sample, SampledDevice, SampledObject } from '../sampling/sample.js';
import type { Box, ImageLabels, ObjectLabels } from './annotation.js';
import { classIdsOf } from './class-map.js';
import { keptBy } from './keep.js';
import { keypointsOf } from './keypoints.js';
import { poseOf } from './pose.js';
import { maskOf } from './run-lengths.js';
import { seenBoxes } from './seen-boxes.js';

/** What the labels of an image are made from. */
export interface Labelled {
  readonly sample: Sample;
  readonly camera: SampledDevice;
  /** That of the camera. */
  readonly view: View;
  /** What the view sees of the sample's objects; their coverage counted beyond the image if they have a class. */
  readonly truth: Truth;
  readonly plan: Plan;
}

/**
 * The labels of one image: of each object with a class that would cover a pixel of the image alone, be it hidden or not.
 * What has no class hides things and is never labelled.
 * @throws PlanError if the plan has not the sample's classes, or a `keep` is no condition
 */
export function labelsOf({ sample, camera, view, truth, plan }: Labelled): ImageLabels {
  const { width, height, fx, fy, cx, cy, worldToCamera: m } = view;
  const classIds = classIdsOf(sample, plan);
  const boxes = seenBoxes(truth);
  const objects = [...sample.objects]
    .sort((a, b) => a.id - b.id)
    .flatMap((object): ObjectLabels[] => {
      const classId = classIds.get(object.id);
      const coverage = truth.coverage.get(object.id);
      if (object.class === null || classId === undefined) return [];
      if (coverage === undefined || coverage.alone === 0) return [];
      const named = { ...object, class: object.class };
      return [objectLabels(named, classId, coverage, boxes.get(object.id) ?? null, { view, truth, plan })];
    });
  return {
    index: sample.index,
    split: sample.split,
    camera: camera.address,
    width,
    height,
    // OpenCV counts from the middle of the first pixel.
    intrinsics: { fx, fy, cx: cx - 0.5, cy: cy - 0.5 },
    worldToCamera: Array.from({ length: 16 }, (_, place) => m[(place % 4) * 4 + Math.floor(place / 4)]),
    objects,
  };
}

function objectLabels(
  object: SampledObject & { readonly class: string },
  classId: number,
  { visible, alone, whole, box: wholeBox }: Coverage,
  seenBox: PixelBox | null,
  { view, truth, plan }: Pick<Labelled, 'view' | 'truth' | 'plan'>,
): ObjectLabels {
  const measures = { visibility: visible / alone, truncation: (whole - alone) / whole, area: visible };
  return {
    id: object.id,
    address: object.address,
    element: object.element,
    asset: object.asset,
    class: object.class,
    classId,
    ...measures,
    box: boxOf(seenBox),
    amodalBox: boxOf(wholeBox),
    mask: maskOf(truth, object.id, seenBox),
    keypoints: keypointsOf(object, view, truth),
    pose: poseOf(object, view),
    attributes: object.attributes,
    kept: keptBy(plan.labels, measures),
  };
}

function boxOf(box: PixelBox | null): Box | null {
  return box && [box.left, box.top, box.right - box.left, box.bottom - box.top];
}
