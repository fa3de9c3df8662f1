// Cardboard boxes as they come from a packer: flaps closed with tape, printed on their sides.
import { roundedBox } from './box.mjs';
import { disc, fill, frame, lettering, rectangle, stroke } from './drawing.mjs';
import { encodeGlb } from './glb.mjs';
import { move } from './mesh.mjs';
import { fractalNoise, hash, noise } from './noise.mjs';
import { mixAll, smoothstep } from './numbers.mjs';
import { encodeJpeg, paint, paintRelief, paintRoughness } from './picture.mjs';

const KRAFT = [186, 144, 96];
const INK = [58, 44, 36];
const RED = [176, 44, 34];
const PAPER = [240, 238, 230];
const TAPE = [198, 160, 104];

/** Half of the width of the tape, and how far it hangs over the ends of the box, metres. */
const TAPE_HALF = 0.025;
const TAPE_OVER = 0.07;

const PIXELS = 1024;

/**
 * Where each side of a box of `size` lies in the picture: { left, top, width, height } in parts of it, all to one scale.
 * In rows of two: long sides, top and bottom, short sides.
 */
function layOut([length, height, depth]) {
  const whole = Math.max(2 * length, 2 * height + depth);
  const [l, h, d] = [length, height, depth].map((value) => value / whole);
  const part = (left, top, width, tall) => ({ left, top, width, height: tall });
  return {
    whole,
    sides: {
      front: part(0, 0, l, h),
      back: part(l, 0, l, h),
      top: part(0, h, l, d),
      bottom: part(l, h, l, d),
      right: part(0, h + d, d, h),
      left: part(l, h + d, d, h),
    },
  };
}

/** The side that (u, v) of the picture lies in and the place in it, metres from its left and top edges. */
function placeIn({ whole, sides }, u, v) {
  for (const [side, part] of Object.entries(sides)) {
    const [x, y] = [u - part.left, v - part.top];
    if (x >= 0 && x < part.width && y >= 0 && y < part.height)
      return { side, x: x * whole, y: y * whole, width: part.width * whole, height: part.height * whole };
  }
  return undefined;
}

/** How much tape covers a place (0 or 1, with soft edges), the torn end of it a little ragged. */
function tapeAt({ side, x, y, width, height }) {
  const edge = 0.0006;
  const across = (middle, at) => smoothstep(TAPE_HALF + edge, TAPE_HALF - edge, Math.abs(at - middle));
  if (side === 'top' || side === 'bottom') return across(height / 2, y);
  if (side === 'front' || side === 'back') return 0;
  const torn = TAPE_OVER + 0.002 * noise(101, x * 500, 0, 1000, 1);
  const over = Math.min(y, height - y);
  return across(width / 2, x) * smoothstep(torn + edge, torn - edge, over);
}

/** The gap between the two outer flaps, 0 to 1. */
const seamAt = ({ side, y, height }) =>
  side === 'top' || side === 'bottom' ? smoothstep(0.002, 0.0008, Math.abs(y - height / 2)) : 0;

function kraft(place, u, v) {
  if (place === undefined) return KRAFT;
  const fibres =
    7 * fractalNoise(102, u * 160, v * 220, 160, 220, 3) + 7 * fractalNoise(103, u * 7, v * 7, 7, 7, 4);
  // The board is fluted: faint stripes run up the sides.
  const flutes =
    2 *
    Math.sin(((place.side === 'top' || place.side === 'bottom' ? place.y : place.x) / 0.0075) * 6.2831853);
  const rim = Math.min(place.x, place.y, place.width - place.x, place.height - place.y);
  const worn = smoothstep(0.012, 0, rim + 0.006 * fractalNoise(104, u * 30, v * 30, 30, 30, 3));
  const board = KRAFT.map((value) => value + fibres + flutes + 26 * worn);
  const seamed = mixAll(board, [92, 64, 40], 0.85 * seamAt(place));
  const creased = 12 * noise(105, u * 40, v * 40, 40, 40);
  const shown = TAPE.map((value, channel) => 0.62 * value + 0.38 * seamed[channel] + creased);
  return mixAll(seamed, shown, tapeAt(place));
}

/** An arrow up over a line, `size` pixels tall, in the middle of (x, y). */
const arrow = (x, y, size) => [
  [
    [x, y - size / 2],
    [x + size * 0.3, y - size * 0.12],
    [x - size * 0.3, y - size * 0.12],
  ],
  ...rectangle(x - size * 0.09, y - size * 0.14, x + size * 0.09, y + size * 0.4),
];

/** A wine glass: "fragile". */
const glass = (x, y, size) => [
  [
    [x - size * 0.24, y - size / 2],
    [x + size * 0.24, y - size / 2],
    [x + size * 0.16, y - size * 0.08],
    [x + size * 0.04, y + size * 0.02],
    [x - size * 0.04, y + size * 0.02],
    [x - size * 0.16, y - size * 0.08],
  ],
  ...rectangle(x - size * 0.035, y, x + size * 0.035, y + size * 0.4),
  ...rectangle(x - size * 0.2, y + size * 0.36, x + size * 0.2, y + size * 0.44),
];

/** Bars of hashed widths. */
function barcode(left, top, right, bottom) {
  const bars = [];
  for (let x = left, number = 0; x < right - 6; number++) {
    const [black, white] = [1.5 + 4 * hash(106, number), 1.5 + 4 * hash(107, number)];
    bars.push(...rectangle(x, top, x + black, bottom));
    x += black + white;
  }
  return bars;
}

/** The three signs of handling in frames, from the left: fragile, this way up, keep dry. */
function signs(picture, left, middle, size) {
  const step = size * 1.15;
  for (let sign = 0; sign < 3; sign++) {
    const x = left + step * sign;
    fill(picture, frame(x, middle - size / 2, x + size, middle + size / 2, size * 0.04), INK, 0.85);
    const center = x + size / 2;
    if (sign === 0) fill(picture, glass(center, middle, size * 0.78), INK, 0.85);
    if (sign === 1) {
      fill(
        picture,
        [
          ...arrow(center - size * 0.2, middle, size * 0.6),
          ...arrow(center + size * 0.2, middle, size * 0.6),
        ],
        INK,
        0.85,
      );
      fill(
        picture,
        rectangle(
          left + step + size * 0.15,
          middle + size * 0.32,
          left + step + size * 0.85,
          middle + size * 0.38,
        ),
        INK,
        0.85,
      );
    }
    if (sign === 2) umbrella(picture, center, middle, size);
  }
}

function umbrella(picture, x, y, size) {
  const [dome] = disc(x, y, size * 0.34);
  fill(picture, [dome.filter(([, height]) => height <= y + 0.01)], INK, 0.85);
  fill(picture, stroke([x, y], [x, y + size * 0.32], size * 0.05), INK, 0.85);
  for (const drop of [-0.28, 0, 0.28]) {
    const top = [x + drop * size, y - size * 0.44];
    fill(picture, stroke(top, [top[0] - size * 0.02, top[1] + size * 0.07], size * 0.035), INK, 0.85);
  }
}

/** Prints on the sides of the box; a part is in pixels here. */
function print(picture, sides, { name, color }) {
  for (const side of ['front', 'back']) {
    const { left, top, width, height } = sides[side];
    const size = Math.min(width * 0.17, height * 0.4);
    fill(picture, lettering(name, left + width / 2, top + height * 0.4, height * 0.24), color, 0.88);
    fill(
      picture,
      rectangle(left + width * 0.08, top + height * 0.47, left + width * 0.92, top + height * 0.485),
      color,
      0.88,
    );
    signs(picture, left + width * 0.06, top + height * 0.76, size);
    fill(
      picture,
      lettering('THIS WAY UP', left + width * 0.78, top + height * 0.72, width * 0.05),
      INK,
      0.85,
    );
    fill(picture, lettering('24 PCS', left + width * 0.78, top + height * 0.86, width * 0.07), INK, 0.85);
  }
  for (const side of ['right', 'left']) {
    const { left, top, width, height } = sides[side];
    const [x0, x1] = [left + width * 0.14, left + width * 0.86];
    const [y0, y1] = [top + height * 0.42, top + height * 0.88];
    fill(picture, rectangle(x0, y0, x1, y1), PAPER);
    fill(picture, barcode(x0 + 10, y0 + (y1 - y0) * 0.5, x1 - 10, y1 - 10), [20, 20, 20]);
    fill(picture, lettering('LOT 0417', (x0 + x1) / 2, y0 + (y1 - y0) * 0.3, (y1 - y0) * 0.24), [20, 20, 20]);
  }
}

/** A closed box of `size` metres; `brand` is { name, color } of the print. */
function makeBox(size, brand) {
  const layout = layOut(size);
  const picture = paint(PIXELS, PIXELS, (u, v) => kraft(placeIn(layout, u, v), u, v));
  const pixels = Object.fromEntries(
    Object.entries(layout.sides).map(([side, part]) => [
      side,
      Object.fromEntries(Object.entries(part).map(([what, value]) => [what, value * PIXELS])),
    ]),
  );
  print(picture, pixels, brand);
  const tape = (u, v) => {
    const place = placeIn(layout, u, v);
    return place === undefined ? 0 : tapeAt(place);
  };
  const relief = (u, v) => {
    const place = placeIn(layout, u, v);
    if (place === undefined) return 0;
    const dents = 0.0006 * fractalNoise(108, u * 12, v * 12, 12, 12, 3);
    return dents + 0.0002 * tapeAt(place) - 0.0012 * seamAt(place);
  };
  const uvOf = (side, x, y) => {
    const { left, top, width, height } = layout.sides[side];
    // Half a pixel of the coarsest map stays clear of the neighbour.
    const inset = 1 / 512;
    return [left + inset + x * (width - 2 * inset), top + inset + y * (height - 2 * inset)];
  };
  const mesh = roundedBox(size, { radius: 0.004, steps: 2, parts: 14, bulge: 0.003, uvOf });
  const material = {
    name: 'cardboard and tape',
    colorMap: encodeJpeg(picture, 80),
    roughnessMap: encodeJpeg(
      paintRoughness(512, 512, (u, v) => [0.9 - 0.6 * tape(u, v), 0]),
      80,
    ),
    normalMap: encodeJpeg(paintRelief(512, 512, [layout.whole, layout.whole], relief), 85),
  };
  return encodeGlb([{ name: 'carton', mesh: move(mesh, [0, size[1] / 2, 0]), material }]);
}

/** 40 × 30 × 30 cm. */
export const makeCarton = () => makeBox([0.4, 0.3, 0.3], { name: 'SPECIMEN', color: INK });

/** 40 × 20 × 30 cm, printed in red. */
export const makeFlatCarton = () => makeBox([0.4, 0.2, 0.3], { name: 'FRAGILE', color: RED });
