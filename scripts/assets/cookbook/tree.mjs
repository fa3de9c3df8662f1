// Trees: a trunk with boughs, and a crown of twigs whose leaves are cut out by the opacity of their picture.

import { fill } from '../drawing.mjs';
import { encodeGlb } from '../glb.mjs';
import { addVertex, emptyMesh, merge } from '../mesh.mjs';
import { hash } from '../noise.mjs';
import { cross, mixAll, normalize, TAU } from '../numbers.mjs';
import { encodePng, paint } from '../picture.mjs';
import { limb, part, plain, turned } from './kit.mjs';

/** The picture of a twig with many leaves, transparent around them. */
function twigPicture(dark, light) {
  const size = 192;
  const picture = paint(size, size, () => [...mixAll(dark, light, 0.4), 0]);
  const cover = paint(size, size, () => [0, 0, 0]);
  for (let leaf = 0; leaf < 64; leaf++) {
    const angle = TAU * hash(201, leaf);
    const reach = 0.43 * Math.sqrt(hash(202, leaf));
    const [x, y] = [size * (0.5 + reach * Math.cos(angle)), size * (0.5 + reach * Math.sin(angle))];
    const turn = TAU * hash(203, leaf);
    const length = size * (0.06 + 0.04 * hash(204, leaf));
    const outline = Array.from({ length: 14 }, (_, step) => {
      const along = TAU * (step / 14);
      const [a, b] = [
        length * Math.cos(along),
        length * 0.5 * Math.sin(along) * (1 - 0.35 * Math.cos(along)),
      ];
      return [x + a * Math.cos(turn) - b * Math.sin(turn), y + a * Math.sin(turn) + b * Math.cos(turn)];
    });
    fill(picture, [outline], mixAll(dark, light, hash(205, leaf)));
    fill(cover, [outline], [255, 255, 255]);
  }
  for (let at = 0; at < size * size; at++) picture.data[4 * at + 3] = cover.data[4 * at];
  return encodePng(picture);
}

/** A leafy square at `center`, `half` wide, that faces about away from `middle`; lit as a part of a round crown. */
function addTwig(mesh, number, center, middle, half) {
  const outward = normalize(center.map((value, axis) => value - middle[axis]));
  const loose = outward.map((value, axis) => value + 1.3 * (hash(211 + axis, number) - 0.5));
  const facing = normalize(loose);
  const right = normalize(cross(facing, [hash(214, number) - 0.5, 0.3, hash(215, number) - 0.5]));
  const up = cross(facing, right);
  const first = mesh.positions.length / 3;
  for (const [across, along] of [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ]) {
    const point = center.map((value, axis) => value + half * (across * right[axis] + along * up[axis]));
    const soft = normalize(point.map((value, axis) => value - middle[axis] + (axis === 1 ? 0.3 * half : 0)));
    addVertex(mesh, point, soft, [(across + 1) / 2, (1 - along) / 2]);
  }
  mesh.indices.push(first, first + 1, first + 2, first, first + 2, first + 3);
}

/** Clumps [x, y, z, radius] of twigs. */
function crown(clumps, twigs, half) {
  const mesh = emptyMesh();
  clumps.forEach(([x, y, z, radius], clump) => {
    for (let twig = 0; twig < twigs; twig++) {
      const number = clump * twigs + twig;
      const rise = 1 - (2 * (twig + 0.5)) / twigs;
      const angle = twig * 2.39996 + clump;
      const level = Math.sqrt(1 - rise * rise);
      const reach = radius * (0.72 + 0.3 * hash(216, number));
      const center = [
        x + reach * level * Math.cos(angle),
        y + reach * rise,
        z + reach * level * Math.sin(angle),
      ];
      addTwig(
        mesh,
        number,
        center,
        [x * 0.4, y - 0.2 * radius, z * 0.4],
        half * (0.8 + 0.4 * hash(217, number)),
      );
    }
  });
  return mesh;
}

function makeTree({ trunk, clumps, twigs, half, dark, light, bark }) {
  const wood = plain('bark', bark, 0.95);
  const boughs = clumps.map(([x, y, z], index) => {
    const reach = Math.hypot(x, z);
    const from = trunk.height * (0.62 + 0.3 * hash(221, index));
    const bough = limb(
      [
        [0, from, 0],
        [reach * 0.3, from + (y - from) * 0.6, 0],
        [Math.max(reach, 0.02), y, 0],
      ],
      [
        [trunk.radius * 0.55, trunk.radius * 0.55],
        [trunk.radius * 0.2, trunk.radius * 0.2],
      ],
      [0, 0, 0],
      { rings: 6, sides: 6 },
    );
    return turned(bough, [0, 0, 0], [[1, Math.atan2(-z, x)]]);
  });
  const stem = limb(
    [
      [0, -0.12, 0],
      [trunk.radius * 0.5, trunk.height * 0.4, 0],
      [0, trunk.height * 1.15, 0],
    ],
    [
      [trunk.radius * 1.5, trunk.radius * 1.5],
      [trunk.radius, trunk.radius],
      [trunk.radius * 0.9, trunk.radius * 0.9],
      [trunk.radius * 0.6, trunk.radius * 0.6],
    ],
    [0, 0, 0],
    { rings: 10, sides: 10 },
  );
  const leaves = {
    name: 'leaves',
    roughness: 0.8,
    colorMap: twigPicture(dark, light),
    doubleSided: true,
    cutOut: true,
  };
  return encodeGlb([
    { name: 'bark', mesh: merge(stem, ...boughs), material: wood },
    part(leaves, crown(clumps, twigs, half)),
  ]);
}

/** Clumps around a crown's middle: one on top, the others in rings. */
const clumpsAround = (height, spread, radius, count) => [
  [0, height + spread * 0.75, 0, radius],
  ...Array.from({ length: count }, (_, index) => {
    const angle = (TAU * index) / count;
    const level = index % 2 === 0 ? -0.15 : 0.3;
    return [spread * Math.cos(angle), height + spread * level, spread * Math.sin(angle), radius];
  }),
];

/** A street tree, 6.5 m tall. */
export const makeStreetTree = () =>
  makeTree({
    trunk: { radius: 0.13, height: 2.9 },
    clumps: clumpsAround(4.2, 1.1, 1.15, 6),
    twigs: 52,
    half: 0.44,
    dark: [40, 78, 26],
    light: [112, 146, 54],
    bark: '#5b4a3a',
  });

/** An apple tree, 3.3 m tall, its crown round and 1.3 m around a point 2 m above the ground. */
export const makeFruitTree = () =>
  makeTree({
    trunk: { radius: 0.1, height: 1.2 },
    clumps: clumpsAround(1.95, 0.6, 0.72, 6),
    twigs: 44,
    half: 0.26,
    dark: [52, 92, 30],
    light: [128, 160, 62],
    bark: '#6a5440',
  });
