/** The sheet to look at first: samples with their labels drawn on them, and one sample's kinds of labels side by side. */
import sharp, { type OverlayOptions as Layer } from 'sharp';
import { type Colour, type Picture, type Rectangle, viridis } from '../../engine/pictures/index.js';
import { layer, sizeWithin } from './picture.js';
import { drawHeading, headingHeight, type SheetHeading } from './sheet-heading.js';
import {
  captionStyle,
  contentWidth,
  ink,
  mutedInk,
  noteStyle,
  paper,
  sectionStyle,
  sheet,
  sheetWidth,
} from './sheet-style.js';
import { Drawing } from './svg.js';
import { setText } from './text.js';

/** At most so many tiles are shown; the rest is left out. */
export const mostTiles = 24;

export interface SheetTile {
  /** Not larger than `tileSize` of the image. */
  readonly picture: Picture;
  /** `sample 12`. */
  readonly caption: string;
  /** `train`. */
  readonly note: string;
}

/** One sample's labels of all kinds. */
export interface SheetKinds {
  /** `Labels of sample 12`. */
  readonly title: string;
  /** At most five; each not larger than `kindSize` of the image. */
  readonly kinds: readonly SheetKind[];
}

export interface SheetKind {
  readonly picture: Picture;
  readonly caption: string;
  /** The ends of the colours of a picture of depths, in metres. */
  readonly range?: { readonly near: number; readonly far: number };
}

const mostKinds = 5;
const kindSide = Math.floor((contentWidth - (mostKinds - 1) * sheet.gap) / mostKinds);
const black: Colour = [0, 0, 0];

/** The size of an image's tile. */
export function tileSize(image: { readonly width: number; readonly height: number }) {
  return sizeWithin(sheet.tile, image);
}

/** The size of an image's picture in the row of kinds. */
export function kindSize(image: { readonly width: number; readonly height: number }) {
  return sizeWithin(kindSide, image);
}

/** The sheet as a PNG. The same input gives the same bytes. */
export async function contactSheet(
  tiles: readonly SheetTile[],
  kinds: SheetKinds | null,
  heading: SheetHeading,
): Promise<Uint8Array> {
  const shown = tiles.slice(0, mostTiles);
  const shownKinds = kinds?.kinds.slice(0, mostKinds) ?? [];
  const tops = rowTops(shown, headingHeight(heading));
  const kindsTop = tops.bottom + (shownKinds.length > 0 ? 54 : 0);
  const kindsHeight = Math.max(0, ...shownKinds.map(({ picture }) => picture.height));
  const height =
    kindsTop + (shownKinds.length > 0 ? kindsHeight + sheet.captionHeight + 24 : 0) + sheet.margin / 2;
  const drawing = new Drawing(sheetWidth, height);
  const layers: Layer[] = [];

  drawHeading(drawing, heading);
  for (const [index, { picture, caption, note }] of shown.entries()) {
    const row = tops.rows[Math.floor(index / sheet.columns)]!;
    const x = sheet.margin + (index % sheet.columns) * (sheet.tile + sheet.gap);
    const place = framed(drawing, layers, picture, { x, y: row.top, width: sheet.tile, height: row.height });
    captioned(drawing, { ...place, x, width: sheet.tile }, row.top + row.height, caption, note);
  }
  if (kinds && shownKinds.length > 0) {
    drawing.text(setText(kinds.title, sectionStyle, contentWidth), sheet.margin, kindsTop - 18, ink);
    for (const [index, kind] of shownKinds.entries()) {
      const x = sheet.margin + index * (kindSide + sheet.gap);
      const cell = { x, y: kindsTop, width: kindSide, height: kindsHeight };
      framed(drawing, layers, kind.picture, cell);
      captioned(drawing, cell, kindsTop + kindsHeight, kind.caption, '');
      if (kind.range) drawRange(drawing, { ...cell, y: kindsTop + kindsHeight + 32 }, kind.range);
    }
  }
  const [r, g, b] = paper;
  return sharp({ create: { width: sheetWidth, height, channels: 3, background: { r, g, b } } })
    .composite([...layers, { input: Buffer.from(drawing.markup()), left: 0, top: 0 }])
    .removeAlpha()
    .png({ compressionLevel: 6, adaptiveFiltering: true, palette: false })
    .toBuffer();
}

function rowTops(tiles: readonly SheetTile[], top: number) {
  const rows: { top: number; height: number }[] = [];
  let bottom = top;
  for (let first = 0; first < tiles.length; first += sheet.columns) {
    const height = Math.max(
      ...tiles.slice(first, first + sheet.columns).map(({ picture }) => picture.height),
    );
    rows.push({ top: bottom, height });
    bottom += height + sheet.captionHeight + sheet.gap;
  }
  return { rows, bottom };
}

/** A picture in the middle of its cell, with a thin line round it. */
function framed(drawing: Drawing, layers: Layer[], picture: Picture, cell: Rectangle): Rectangle {
  const { width, height } = picture;
  const x = cell.x + Math.floor((cell.width - width) / 2);
  const y = cell.y + Math.floor((cell.height - height) / 2);
  layers.push(layer(picture, x, y));
  drawing.outline({ x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1 }, black, 1, 0.14);
  return { x, y, width, height };
}

function captioned(drawing: Drawing, cell: Rectangle, bottom: number, caption: string, note: string): void {
  const baseline = bottom + 20;
  const right = setText(note, noteStyle, cell.width * 0.45);
  const left = setText(caption, captionStyle, cell.width - right.width - 12);
  drawing.text(left, cell.x, baseline, ink);
  drawing.text(right, cell.x + cell.width - right.width, baseline, mutedInk);
}

/** The colours of depths from near to far between the metres of their ends. */
function drawRange(
  drawing: Drawing,
  { x, y, width }: Rectangle,
  { near, far }: { near: number; far: number },
): void {
  const [from, to] = [
    setText(metres(near), noteStyle, width / 3),
    setText(metres(far), noteStyle, width / 3),
  ];
  const bar = { x: x + from.width + 8, y: y + 2, width: width - from.width - to.width - 16, height: 8 };
  drawing.text(from, x, y + 11, mutedInk);
  drawing.text(to, x + width - to.width, y + 11, mutedInk);
  drawing.gradient(
    bar,
    Array.from({ length: 48 }, (_, index) => viridis(1 - index / 47)),
  );
}

function metres(value: number): string {
  return `${value < 100 ? value.toFixed(2) : Math.round(value)} m`;
}
