/** Labels drawn on the image that they are of. */
import type { ImageLabels, Keypoint, ObjectLabels } from '../../engine/labels/annotation.js';
import {
  type Colour,
  type Picture,
  placeTags,
  type Rectangle,
  withMasks,
} from '../../engine/pictures/index.js';
import { isKept } from '../exports/kept.js';
import { resized, withDrawing } from './picture.js';
import { Drawing } from './svg.js';
import { type SetText, setText, type TextStyle } from './text.js';

export interface OverlayOptions {
  /** Colours by class id: `classColours`. */
  readonly colours: ReadonlyMap<number, Colour>;
  /** The size of the result, of the image's proportions; the image's own if left out. */
  readonly size?: { readonly width: number; readonly height: number };
}

const tagStyle: TextStyle = { size: 11, weight: 600 };
/** How wide the outline of a mask is, in pixels of the result. */
const maskLine = 2;
const tagHeight = 16;
const tagPadding = 5;
const widestTag = 120;
/** Boxes with a shorter side get no tag: it would hide them. */
const smallestTagged = 8;
const white: Colour = [255, 255, 255];
const unknown: Colour = [90, 94, 102];

/**
 * The image with the masks, boxes, names of classes and key points that are kept. Key points are filled where they are
 * visible and rings where they are hidden; those of objects that are not seen at all are left out.
 * @param picture the image that `labels` are of
 */
export async function drawOverlay(
  picture: Picture,
  labels: ImageLabels,
  options: OverlayOptions,
): Promise<Picture> {
  const { width, height } = options.size ?? picture;
  const colourOf = ({ classId }: ObjectLabels) => options.colours.get(classId) ?? unknown;
  const masks = labels.objects.filter((object) => isKept(object, 'masks'));
  const stained = withMasks(
    picture,
    masks.map((object) => ({ mask: object.mask, colour: colourOf(object) })),
    Math.max(1, Math.round((maskLine * picture.width) / width)),
  );
  const drawing = new Drawing(width, height);
  const scale = { x: width / labels.width, y: height / labels.height };
  drawBoxes(drawing, labels, scale, colourOf);
  drawKeypoints(drawing, labels, scale, colourOf);
  drawTags(drawing, labels, scale, colourOf, { width, height });
  return withDrawing(await resized(stained, width, height), drawing.markup());
}

interface Scale {
  readonly x: number;
  readonly y: number;
}

type ColourOf = (object: ObjectLabels) => Colour;

/** The box as it is drawn, from the edges of its pixels. */
function scaledBox({ box }: ObjectLabels, scale: Scale): Rectangle | null {
  if (box === null) return null;
  const [left, top, width, height] = box;
  return { x: left * scale.x, y: top * scale.y, width: width * scale.x, height: height * scale.y };
}

/** Lines of two pixels inside the box' edges, so that boxes at the border of the image show whole. */
function drawBoxes(drawing: Drawing, labels: ImageLabels, scale: Scale, colourOf: ColourOf): void {
  for (const object of labels.objects) {
    const box = isKept(object, 'boxes') ? scaledBox(object, scale) : null;
    if (box === null) continue;
    const inner = { x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 };
    drawing.outline(inner, colourOf(object), 2);
  }
}

function drawKeypoints(drawing: Drawing, labels: ImageLabels, scale: Scale, colourOf: ColourOf): void {
  for (const object of labels.objects) {
    if (object.box === null || !isKept(object, 'keypoints')) continue;
    for (const keypoint of object.keypoints) drawKeypoint(drawing, keypoint, scale, colourOf(object));
  }
}

function drawKeypoint(drawing: Drawing, keypoint: Keypoint, scale: Scale, colour: Colour): void {
  if (keypoint.position === null || keypoint.state === 'outside') return;
  const [x, y] = [keypoint.position[0] * scale.x, keypoint.position[1] * scale.y];
  if (keypoint.state === 'visible') {
    drawing.dot(x, y, 3.5, colour, white, 1.5);
  } else {
    drawing.ring(x, y, 3.5, white, 3.5);
    drawing.ring(x, y, 3.5, colour, 1.5);
  }
}

function drawTags(
  drawing: Drawing,
  labels: ImageLabels,
  scale: Scale,
  colourOf: ColourOf,
  size: { width: number; height: number },
): void {
  const tags: { text: SetText; colour: Colour; width: number; height: number; box: Rectangle }[] = [];
  for (const object of labels.objects) {
    const box = isKept(object, 'boxes') ? scaledBox(object, scale) : null;
    if (box === null || Math.min(box.width, box.height) < smallestTagged) continue;
    const room = Math.min(widestTag, size.width - 2 * tagPadding);
    const text = setText(lastName(object.class), tagStyle, room);
    tags.push({ text, colour: colourOf(object), width: text.width + 2 * tagPadding, height: tagHeight, box });
  }
  for (const [index, place] of placeTags(tags, size.width, size.height).entries()) {
    if (place === null) continue;
    const { text, colour } = tags[index]!;
    drawing.fill(place, colour, 1, 2.5);
    drawing.text(text, place.x + tagPadding, place.y + 12, white);
  }
}

/** `apple` of `fruit.apple`. */
function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
