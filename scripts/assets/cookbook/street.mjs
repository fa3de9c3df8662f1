// Things of a street: signs, a lamp post, a barrier and the front of a house.
import { fill, lettering, rectangle, stroke } from '../drawing.mjs';
import { encodeGlb } from '../glb.mjs';
import { addVertex, emptyMesh, merge } from '../mesh.mjs';
import { fractalNoise, hash } from '../noise.mjs';
import { TAU } from '../numbers.mjs';
import { encodeJpeg, paint } from '../picture.mjs';
import { block, lathe, limb, part, plain, post, turned } from './kit.mjs';

const STEEL = plain('steel', '#8f9498', 0.45, 0.6);

/** A flat board in the plane z = 0 that faces +Z, over `corners` [x, y]; its picture covers `size` metres around `middle`. */
function board(corners, middle, size, z) {
  const mesh = emptyMesh();
  for (const [x, y] of corners)
    addVertex(mesh, [x, y, z], [0, 0, 1], [(x - middle[0]) / size + 0.5, 0.5 - (y - middle[1]) / size]);
  for (let index = 1; index + 1 < corners.length; index++) mesh.indices.push(0, index, index + 1);
  return mesh;
}

const round = (radius, sides, turn = 0) =>
  Array.from({ length: sides }, (_, side) => {
    const angle = (TAU * side) / sides + turn;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });

/** A sign whose board has `corners` around its middle at 2.3 m, painted by `draw`, on a post behind it. */
function makeSign(corners, draw) {
  const picture = paint(256, 256, () => [246, 246, 242]);
  draw(picture);
  const placed = corners.map(([x, y]) => [x, y + 2.3]);
  const back = board(
    placed.map(([x, y]) => [-x, y]),
    [0, 2.3],
    0.8,
    0,
  );
  const face = board(placed, [0, 2.3], 0.8, 0.045);
  return encodeGlb([
    part(STEEL, post(0.032, 2.6), turned(back, [0, 0, 0.04], [[1, TAU / 2]])),
    part({ name: 'face', roughness: 0.45, colorMap: encodeJpeg(picture, 88) }, face),
  ]);
}

const scaled = (corners, factor) => corners.map(([x, y]) => [128 + x * factor, 128 - y * factor]);

export const makeStopSign = () => {
  const corners = round(0.38, 8, TAU / 16);
  return makeSign(corners, (picture) => {
    fill(picture, [scaled(corners, 300)], [190, 20, 28]);
    fill(picture, lettering('STOP', 128, 155, 74), [255, 255, 255]);
  });
};

export const makeSpeedSign = () =>
  makeSign(round(0.34, 36), (picture) => {
    fill(picture, [scaled(round(0.34, 48), 320)], [200, 22, 30]);
    fill(picture, [scaled(round(0.255, 48), 320)], [248, 248, 244]);
    fill(picture, lettering('30', 128, 168, 108), [20, 20, 20]);
  });

/** A walker on stripes, white on blue. */
export const makeCrossingSign = () => {
  const corners = [
    [-0.33, -0.33],
    [0.33, -0.33],
    [0.33, 0.33],
    [-0.33, 0.33],
  ];
  return makeSign(corners, (picture) => {
    fill(picture, rectangle(0, 0, 256, 256), [18, 84, 170]);
    fill(
      picture,
      [
        [
          [128, 36],
          [222, 206],
          [34, 206],
        ],
      ],
      [250, 250, 250],
    );
    const ink = [20, 20, 24];
    fill(picture, [round(11, 20).map(([x, y]) => [132 + x, 92 + y])], ink);
    for (const [from, to, width] of [
      [[130, 104], [124, 146], 17],
      [[126, 142], [106, 186], 11],
      [[124, 142], [150, 186], 11],
      [[130, 108], [106, 132], 8],
      [[132, 108], [156, 130], 8],
    ])
      fill(picture, stroke(from, to, width), ink);
    for (let bar = 0; bar < 4; bar++) fill(picture, rectangle(64 + 36 * bar, 190, 84 + 36 * bar, 202), ink);
  });
};

/** A lamp post, 7 m tall, that reaches out towards +X. */
export const makeLampPost = () =>
  encodeGlb([
    part(
      plain('pole', '#4a5258', 0.5, 0.4),
      lathe(
        [
          [0, 0, 0],
          [110, 0, 8],
          [90, 700, 30],
          [60, 760, 30],
          [45, 6000, 20],
          [0, 6000, 0],
        ],
        16,
      ),
      limb(
        [
          [0, 5.9, 0],
          [0, 7.1, 0],
          [1.5, 7, 0],
        ],
        [
          [0.045, 0.045],
          [0.035, 0.035],
        ],
      ),
      block([0.62, 0.1, 0.22], [1.6, 7, 0], 0.04),
    ),
    part(plain('lens', '#f0eee0', 0.3), block([0.5, 0.03, 0.16], [1.62, 6.945, 0], 0.012)),
  ]);

/** A road works barrier, 1.5 m wide along x, with red and white stripes. */
export function makeBarrier() {
  const picture = paint(512, 64, (u, v) => ((u * 8 + v) % 2 < 1 ? [204, 36, 30] : [244, 244, 240]));
  const stripes = { name: 'stripes', roughness: 0.5, colorMap: encodeJpeg(picture, 86) };
  const feet = plain('feet', '#232325', 0.9);
  return encodeGlb([
    part(stripes, block([1.5, 0.2, 0.05], [0, 0.9, 0], 0.01), block([1.5, 0.2, 0.05], [0, 0.5, 0], 0.01)),
    part(
      plain('posts', '#d8d8d2', 0.6),
      ...[-0.6, 0.6].map((x) => block([0.06, 1.0, 0.04], [x, 0.52, 0], 0.01)),
    ),
    part(feet, ...[-0.6, 0.6].map((x) => block([0.2, 0.1, 0.6], [x, 0.05, 0], 0.03))),
  ]);
}

/**
 * The front of a house, 12 m wide along x and `floors` × 3.1 m tall, that looks to +Z: its picture has windows, and a row
 * of shops below.
 */
export function makeHouse({ wall, trim, floors, seed }) {
  const [width, storey] = [12, 3.1];
  const tall = floors * storey + 0.6;
  const scale = 512 / width;
  const picture = paint(512, Math.round(tall * scale), (u, v) => {
    const grain =
      7 * fractalNoise(seed, u * 40, v * 40, 40, 40, 3) + 6 * fractalNoise(seed + 5, u * 4, v * 4, 4, 4, 3);
    return wall.map((value) => value + grain);
  });
  const rect = (x0, y0, x1, y1, color) =>
    fill(picture, rectangle(x0 * scale, (tall - y1) * scale, x1 * scale, (tall - y0) * scale), color);
  for (let floor = 1; floor < floors; floor++) {
    rect(0, floor * storey + 0.28, width, floor * storey + 0.42, trim);
    for (let bay = 0; bay < 5; bay++) {
      const [x, y] = [0.8 + bay * 2.3, floor * storey + 0.95];
      rect(x - 0.1, y - 0.1, x + 1.3, y + 1.8, trim);
      rect(x, y, x + 1.2, y + 1.7, [44, 54, 66]);
      const blind = hash(seed, floor, bay) * 1.2;
      if (blind > 0.3) rect(x, y + 1.7 - blind, x + 1.2, y + 1.7, [196, 190, 176]);
      rect(x + 0.57, y, x + 0.63, y + 1.7, trim);
      rect(x, y + 1.1, x + 1.2, y + 1.16, trim);
    }
  }
  rect(0, 0, width, 0.5, [92, 90, 88]);
  for (let shop = 0; shop < 3; shop++) {
    const x = 0.5 + shop * 3.8;
    const color = [
      [126, 40, 38],
      [34, 70, 92],
      [52, 82, 52],
      [128, 96, 40],
    ][Math.floor(4 * hash(seed + 1, shop))];
    rect(x, 2.55, x + 3.4, 3.15, color);
    fill(
      picture,
      lettering(
        ['BAKERY', 'BOOKS', 'CAFE', 'SHOES', 'FLOWERS', 'BIKES'][(seed + shop) % 6],
        (x + 1.7) * scale,
        (tall - 2.72) * scale,
        14,
      ),
      [240, 236, 226],
    );
    rect(x, 0.5, x + 2.2, 2.45, [36, 44, 54]);
    rect(x + 2.4, 0.05, x + 3.4, 2.45, [70, 56, 46]);
    rect(x + 2.55, 1.0, x + 3.25, 2.3, [40, 50, 60]);
  }
  rect(0, tall - 0.4, width, tall, trim);
  const front = emptyMesh();
  const half = width / 2;
  for (const [x, y] of [
    [-half, 0],
    [half, 0],
    [half, tall],
    [-half, tall],
  ])
    addVertex(front, [x, y, 4], [0, 0, 1], [x / width + 0.5, 1 - y / tall]);
  front.indices.push(0, 1, 2, 0, 2, 3);
  const walls = block([width, tall, 7.96], [0, tall / 2, 0], 0.005);
  return encodeGlb([
    part({ name: 'front', roughness: 0.85, colorMap: encodeJpeg(picture, 80) }, front),
    part(
      plain(
        'walls',
        `#${wall.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`,
        0.9,
      ),
      walls,
    ),
    part(plain('cornice', '#8d8880', 0.8), merge(block([width + 0.2, 0.25, 8.3], [0, tall, 0], 0.03))),
  ]);
}
