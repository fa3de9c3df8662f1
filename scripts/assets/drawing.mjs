// Filled outlines and letters on a picture. An outline is a list of contours, each a list of [x, y] in pixels, y down.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype from 'opentype.js';
import { mix, TAU } from './numbers.mjs';

export const rectangle = (left, top, right, bottom) => [
  [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ],
];

export const disc = (x, y, radius, sides = 48) => [
  Array.from({ length: sides }, (_, side) => {
    const angle = (side * TAU) / sides;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  }),
];

/** A straight stroke from one point to another. */
export function stroke([x0, y0], [x1, y1], width) {
  const length = Math.sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2);
  const [acrossX, acrossY] = [((y0 - y1) / length) * (width / 2), ((x1 - x0) / length) * (width / 2)];
  return [
    [
      [x0 + acrossX, y0 + acrossY],
      [x1 + acrossX, y1 + acrossY],
      [x1 - acrossX, y1 - acrossY],
      [x0 - acrossX, y0 - acrossY],
    ],
  ];
}

/** The four sides of a frame, `width` wide, inside the rectangle. */
export const frame = (left, top, right, bottom, width) => [
  ...rectangle(left, top, right, top + width),
  ...rectangle(left, bottom - width, right, bottom),
  ...rectangle(left, top + width, left + width, bottom - width),
  ...rectangle(right - width, top + width, right, bottom - width),
];

const fonts = new Map();

/** Inter, in a weight that its package has (400, 700, …). */
function font(weight) {
  if (!fonts.has(weight)) {
    const file = createRequire(import.meta.url).resolve(
      `@fontsource/inter/files/inter-latin-${weight}-normal.woff`,
    );
    const bytes = readFileSync(file);
    fonts.set(weight, opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)));
  }
  return fonts.get(weight);
}

const CURVE_STEPS = 6;

/** The outline of a line of text, its baseline centred at (x, y). */
export function lettering(text, x, y, size, weight = 700) {
  const face = font(weight);
  // Letter by letter, as the reader of fonts does not know all of this font's rules for pairs.
  const glyphs = [...text].map((letter) => face.charToGlyph(letter));
  const widths = glyphs.map((glyph) => (glyph.advanceWidth * size) / face.unitsPerEm);
  let left = x - widths.reduce((sum, width) => sum + width, 0) / 2;
  return glyphs.flatMap((glyph, index) => {
    const contours = contoursOf(glyph.getPath(left, y, size).commands);
    left += widths[index];
    return contours;
  });
}

function contoursOf(commands) {
  const contours = [];
  let last = [0, 0];
  for (const command of commands) {
    const to = [command.x, command.y];
    if (command.type === 'M') contours.push([to]);
    else if (command.type === 'L') contours.at(-1).push(to);
    else if (command.type === 'Q' || command.type === 'C') {
      const controls = [
        [command.x1, command.y1],
        ...(command.type === 'C' ? [[command.x2, command.y2]] : []),
      ];
      contours.at(-1).push(...curvePoints([last, ...controls, to]));
    }
    if (command.type !== 'Z') last = to;
  }
  return contours;
}

function curvePoints(controls) {
  return Array.from({ length: CURVE_STEPS }, (_, step) => {
    const amount = (step + 1) / CURVE_STEPS;
    let level = controls;
    while (level.length > 1) {
      const lower = level;
      level = lower
        .slice(1)
        .map((point, index) => point.map((value, axis) => mix(lower[index][axis], value, amount)));
    }
    return level[0];
  });
}

const SUBSAMPLES = 4;

/** Where a line at height `y` crosses the contours: { x, turn } from the left, `turn` ±1 by the direction of the edge. */
function crossings(contours, y) {
  const found = [];
  for (const contour of contours) {
    for (let index = 0; index < contour.length; index++) {
      const [x0, y0] = contour[index];
      const [x1, y1] = contour[(index + 1) % contour.length];
      if (y0 <= y !== y1 <= y)
        found.push({ x: x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), turn: y1 > y0 ? 1 : -1 });
    }
  }
  return found.sort((one, other) => one.x - other.x);
}

/** Fills what the contours wind round (non-zero rule) with a colour [r, g, b], with smooth edges. */
export function fill(picture, contours, color, opacity = 1) {
  const { width, height, data } = picture;
  const heights = contours.flat().map(([, y]) => y);
  const top = Math.max(0, Math.floor(Math.min(...heights)));
  const bottom = Math.min(height, Math.ceil(Math.max(...heights)));
  const cover = new Float64Array(width);
  for (let row = top; row < bottom; row++) {
    cover.fill(0);
    for (let sub = 0; sub < SUBSAMPLES; sub++) {
      let winding = 0;
      let from = 0;
      for (const { x, turn } of crossings(contours, row + (sub + 0.5) / SUBSAMPLES)) {
        if (winding !== 0) addSpan(cover, from, x);
        winding += turn;
        from = x;
      }
    }
    for (let column = 0; column < width; column++) {
      const amount = (opacity * cover[column]) / SUBSAMPLES;
      if (amount === 0) continue;
      const at = (row * width + column) * 4;
      for (let channel = 0; channel < 3; channel++)
        data[at + channel] = Math.round(mix(data[at + channel], color[channel], amount));
    }
  }
}

/** Adds the part of each pixel of a row that lies between two places. */
function addSpan(cover, from, to) {
  const last = Math.min(cover.length - 1, Math.floor(to));
  for (let column = Math.max(0, Math.floor(from)); column <= last; column++)
    cover[column] += Math.max(0, Math.min(to, column + 1) - Math.max(from, column));
}
