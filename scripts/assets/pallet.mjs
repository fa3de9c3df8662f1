// A wooden pallet of the European kind (EN 13698-1): 1.2 m by 0.8 m, 0.144 m tall, its boards along x on top.
import { roundedBox } from './box.mjs';
import { encodeGlb } from './glb.mjs';
import { addVertex, emptyMesh, merge, move } from './mesh.mjs';
import { hash } from './noise.mjs';
import { TAU } from './numbers.mjs';
import { encodeJpeg } from './picture.mjs';
import { paintWood } from './wood.mjs';

const BOARD = 0.022;
const BLOCK = 0.078;
const BROAD = 0.145;
const NARROW = 0.1;
/** Where the blocks stand, across and along. */
const ROWS_Z = [-0.35, 0, 0.35];
const ROWS_X = [-0.5275, 0, 0.5275];

/** The picture shows this many metres of boards. */
const PICTURE = [1.2, 0.87];

/**
 * One piece of wood of `size` at `center`, its grain along its longest side, cut from a place of the picture that its
 * number decides.
 */
function piece(number, center, size) {
  const grain = size[0] >= size[2] ? 0 : 2;
  const plank = Math.floor(hash(91, number) * 6);
  const uvOf = (side, x, y) => {
    // The ends of a piece run along no grain: they show a short stretch of the picture.
    const faces = { right: 0, left: 0, top: 1, bottom: 1, front: 2, back: 2 };
    const axis = faces[side];
    const along = grain === 0 ? x : axis === 1 ? y : x;
    const across = grain === 0 || axis !== 1 ? y : x;
    const isEnd = axis === grain;
    const length = isEnd ? 0.03 : size[grain];
    const width = axis === 1 ? Math.min(size[0], size[2]) : size[1];
    const start = hash(92, number) * Math.max(0, PICTURE[0] - length);
    const edge = plank * 0.145 + 0.003 + (axis === 1 ? 0 : 0.05);
    return [
      (start + along * length) / PICTURE[0],
      (edge + across * Math.min(width, axis === 1 ? 0.139 : 0.085)) / PICTURE[1],
    ];
  };
  return move(roundedBox(size, { radius: 0.0025, steps: 1, parts: 1, uvOf }), center);
}

/** The head of a nail, a flat cone of eight sides, driven into the face of the top boards. */
function nail(x, z) {
  const mesh = emptyMesh();
  const top = BOARD * 3 + BLOCK;
  const middle = addVertex(mesh, [x, top + 0.0003, z], [0, 1, 0], [0.5, 0.5]);
  const below = addVertex(mesh, [x, top - 0.001, z], [0, -1, 0], [0.5, 0.5]);
  const rim = [1, -1].map((up) =>
    Array.from({ length: 8 }, (_, side) => {
      const [cosine, sine] = [Math.cos((side * TAU) / 8), -Math.sin((side * TAU) / 8)];
      return addVertex(mesh, [x + 0.006 * cosine, top - 0.0002, z + 0.006 * sine], [0, up, 0], [0.5, 0.5]);
    }),
  );
  for (let side = 0; side < 8; side++) {
    const next = (side + 1) % 8;
    mesh.indices.push(middle, rim[0][side], rim[0][next], below, rim[1][next], rim[1][side]);
  }
  return mesh;
}

/** Every piece: [center, size]. */
function pieces() {
  const all = [];
  const bottom = BOARD / 2;
  for (const z of ROWS_Z)
    all.push([
      [0, bottom, z],
      [1.2, BOARD, z === 0 ? BROAD : NARROW],
    ]);
  for (const z of ROWS_Z)
    for (const x of ROWS_X)
      all.push([
        [x, BOARD + BLOCK / 2, z],
        [BROAD, BLOCK, z === 0 ? BROAD : NARROW],
      ]);
  for (const x of ROWS_X)
    all.push([
      [x, BOARD * 1.5 + BLOCK, 0],
      [BROAD, BOARD, 0.8],
    ]);
  return [
    ...all,
    ...topBoards().map(([z, width]) => [
      [0, BOARD * 2.5 + BLOCK, z],
      [1.2, BOARD, width],
    ]),
  ];
}

/** The boards on top: [middle, width] across. */
const topBoards = () => [
  [-0.3275, BROAD],
  [-0.165, NARROW],
  [0, BROAD],
  [0.165, NARROW],
  [0.3275, BROAD],
];

export function makePallet() {
  const wood = merge(...pieces().map(([center, size], number) => piece(number, center, size)));
  const nails = topBoards().flatMap(([z, width]) =>
    ROWS_X.flatMap((x) => [-1, 1].map((side) => nail(x + side * 0.045, z + side * (width / 2 - 0.025)))),
  );
  const colorMap = encodeJpeg(paintWood('weathered', 1024, 768, PICTURE), 78);
  return encodeGlb([
    { name: 'pallet', mesh: wood, material: { name: 'softwood', roughness: 0.88, colorMap } },
    {
      name: 'nails',
      mesh: merge(...nails),
      material: { name: 'nails', baseColor: [0.16, 0.15, 0.14, 1], roughness: 0.5, metallic: 1 },
    },
  ]);
}
