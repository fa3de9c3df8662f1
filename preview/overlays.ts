import type { ImageLabels, ObjectLabels } from '../engine/labels/index.js';
import { type Colour, type Picture, placeTags, withMasks } from '../engine/pictures/index.js';
import { boxEdges, cornersInImage } from './box-in-image.js';
import type { OverlayKind } from './state.js';
import type { Shot } from './studio/protocol.js';

/** What is drawn over a picture. */
export interface Overlay {
  readonly kinds: readonly OverlayKind[];
  readonly colours: ReadonlyMap<number, Colour>;
  /** The ids of things that light up. */
  readonly lit: ReadonlySet<number>;
}

type Context = CanvasRenderingContext2D;

/** Names would hide what is in a narrower picture, pixels. */
const leastTagged = 240;
const unknown: Colour = [90, 94, 102];
const light: Colour = [255, 196, 0];

/** The picture with the masks in it: they are pixels, not lines. */
export function stained(picture: Picture, labels: ImageLabels, { kinds, colours }: Overlay): Picture {
  if (!kinds.includes('masks')) return picture;
  const masks = labels.objects.map((object) => ({ mask: object.mask, colour: colourOf(object, colours) }));
  return withMasks(picture, masks, Math.max(1, Math.round(picture.width / 320)));
}

/** Draws the marks over a picture of the size of the shot. */
export function drawMarks(context: Context, shot: Shot, { kinds, colours, lit }: Overlay): void {
  const { labels } = shot;
  const scale = Math.max(1, labels.width / 480);
  context.lineWidth = 1.5 * scale;
  for (const object of labels.objects) {
    const colour = css(colourOf(object, colours));
    context.strokeStyle = colour;
    context.fillStyle = colour;
    if (kinds.includes('boxes') && object.box) context.strokeRect(...object.box);
    if (kinds.includes('amodalBoxes') && object.amodalBox) dashed(context, scale, object.amodalBox);
    if (kinds.includes('boxes3d')) drawBox3d(context, labels, object);
    if (kinds.includes('keypoints')) drawKeypoints(context, object, scale);
  }
  if (kinds.includes('boxes') && labels.width >= leastTagged) drawTags(context, labels, colours, scale);
  if (lit.size > 0) outlineLit(context, shot, lit);
}

function dashed(context: Context, scale: number, box: NonNullable<ObjectLabels['amodalBox']>): void {
  context.setLineDash([4 * scale, 3 * scale]);
  context.strokeRect(...box);
  context.setLineDash([]);
}

function drawKeypoints(context: Context, { keypoints, box }: ObjectLabels, scale: number): void {
  if (box === null) return;
  for (const { position, state } of keypoints) {
    if (position === null || state === 'outside') continue;
    context.beginPath();
    context.arc(position[0], position[1], 3 * scale, 0, 2 * Math.PI);
    if (state === 'visible') context.fill();
    else context.stroke();
  }
}

function drawBox3d(context: Context, labels: ImageLabels, { pose }: ObjectLabels): void {
  const corners = cornersInImage(pose, labels.intrinsics);
  context.beginPath();
  for (const [from, to] of boxEdges) {
    const [a, b] = [corners[from], corners[to]];
    if (!a || !b) continue;
    context.moveTo(a[0], a[1]);
    context.lineTo(b[0], b[1]);
  }
  context.stroke();
}

function drawTags(
  context: Context,
  labels: ImageLabels,
  colours: ReadonlyMap<number, Colour>,
  scale: number,
): void {
  const size = 11 * scale;
  const [padding, height] = [4 * scale, 15 * scale];
  context.font = `600 ${size}px system-ui, sans-serif`;
  context.textBaseline = 'middle';
  const seen = labels.objects.flatMap((object) => (object.box ? [{ object, box: object.box }] : []));
  const tags = seen.map(({ object, box: [x, y, width, h] }) => ({
    width: context.measureText(shortName(object)).width + 2 * padding,
    height,
    box: { x, y, width, height: h },
  }));
  for (const [index, place] of placeTags(tags, labels.width, labels.height).entries()) {
    const object = seen[index]?.object;
    if (!place || !object) continue;
    context.fillStyle = css(colourOf(object, colours));
    context.fillRect(place.x, place.y, place.width, place.height);
    context.fillStyle = '#fff';
    context.fillText(shortName(object), place.x + padding, place.y + height / 2);
  }
}

/** The pixels at the border of what lights up. */
function outlineLit(context: Context, { truth }: Shot, lit: ReadonlySet<number>): void {
  const { width, height, ids } = truth;
  const isLit = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < width && y < height && lit.has(ids[y * width + x]!);
  const side = Math.max(1, Math.round(width / 320));
  context.fillStyle = css(light);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (!isLit(x, y)) continue;
      if (isLit(x - 1, y) && isLit(x + 1, y) && isLit(x, y - 1) && isLit(x, y + 1)) continue;
      context.fillRect(x, y, side, side);
    }
  }
}

function colourOf({ classId }: ObjectLabels, colours: ReadonlyMap<number, Colour>): Colour {
  return colours.get(classId) ?? unknown;
}

/** `apple` of `fruit.apple`. */
function shortName({ class: path }: ObjectLabels): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

export function css([red, green, blue]: Colour): string {
  return `rgb(${red} ${green} ${blue})`;
}
