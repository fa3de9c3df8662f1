// What the models of the cookbook share: plain materials, and parts that are cut, turned, bent and put together.
import { roundedBox } from '../box.mjs';
import { filletedProfile, millimetres, revolve } from '../lathe.mjs';
import { merge, move, turnAbout } from '../mesh.mjs';
import { TAU } from '../numbers.mjs';
import { bezier, sweptSurface, tube } from '../sweep.mjs';

const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

/** The linear colour [r, g, b, 1] of `#rrggbb`. */
export const linearColor = (hex) => [
  ...[1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255)),
  1,
];

/** A material of one colour. */
export const plain = (name, hex, roughness = 0.6, metallic = 0) => ({
  name,
  baseColor: linearColor(hex),
  roughness,
  metallic,
});

/** A box with edges rounded by `radius`, its middle at `center`; `turns` are pairs [axis, radians]. */
export const block = (size, center, radius = 0.01, ...turns) =>
  turned(
    roundedBox(size, { radius: Math.min(radius, Math.min(...size) / 2.01), steps: radius < 0.03 ? 1 : 2 }),
    center,
    turns,
  );

/** A mesh turned by each of the pairs [axis, radians] in order, and then moved. */
export function turned(mesh, center, turns) {
  const all = turns.map(([axis, angle]) => turnAbout(axis, angle));
  return move(mesh, center, (vector) => all.reduce((now, turn) => turn(now), vector));
}

/** A solid of revolution about +Y from rows [distance, height, fillet] in millimetres. */
export const lathe = (rows, segments = 24, step = 0.35) =>
  revolve(filletedProfile(millimetres(rows), step), segments);

/** An upright cylinder with a bevel, its foot at `center`; metres. */
export function post(radius, height, center = [0, 0, 0], segments = 20) {
  const [r, h] = [radius * 1000, height * 1000];
  const bevel = Math.min(r, h) * 0.08;
  const rows = [
    [0, 0, 0],
    [r, 0, bevel],
    [r, h, bevel],
    [0, h, 0],
  ];
  return move(lathe(rows, segments, 0.8), center);
}

/** A wheel or disc: a cylinder that lies along z, its middle at `center`. */
export const disc = (radius, width, center, segments = 28) =>
  turned(move(post(radius, width, [0, 0, 0], segments), [0, -width / 2, 0]), center, [[0, TAU / 4]]);

/** A round thing through points that lie in one plane across z, with half-axes that go through `halves` [in plane, along z]. */
export function limb(points, halves, center = [0, 0, 0], { rings = 14, sides = 12 } = {}) {
  const between = (amount) => {
    const place = amount * (halves.length - 1);
    const low = Math.min(halves.length - 2, Math.floor(place));
    const part = place - low;
    const soft = part * part * (3 - 2 * part);
    const [a, b] = [halves[low], halves[low + 1]];
    // The ends are round.
    const end = Math.min(1, Math.sqrt(Math.max(0.02, Math.min(amount, 1 - amount) * 14)));
    return { thickness: end * (a[0] + (b[0] - a[0]) * soft), width: end * (a[1] + (b[1] - a[1]) * soft) };
  };
  return move(
    tube(
      sweptSurface((amount) => bezier(points, amount), between),
      { rings, sides },
    ),
    center,
  );
}

/** A ball, stretched along the axes. */
export function ball([x, y, z], center, segments = 20) {
  const rows = Array.from({ length: 11 }, (_, row) => {
    const angle = Math.PI * (row / 10 - 0.5);
    return { radius: Math.cos(angle), height: Math.sin(angle), normal: [Math.cos(angle), Math.sin(angle)] };
  });
  rows[0] = { radius: 0, height: -1, normal: [0, -1] };
  rows[10] = { radius: 0, height: 1, normal: [0, 1] };
  return stretch(revolve(rows, segments), [x, y, z], center);
}

/** Scales a mesh along the axes and moves it; its normals stay upright to the surface. */
export function stretch(mesh, factors, center = [0, 0, 0]) {
  const positions = mesh.positions.map((value, index) => value * factors[index % 3] + center[index % 3]);
  const normals = [];
  for (let at = 0; at < mesh.normals.length; at += 3) {
    const normal = factors.map((factor, axis) => mesh.normals[at + axis] / factor);
    const length = Math.hypot(...normal);
    normals.push(...normal.map((value) => value / length));
  }
  return { ...mesh, positions, normals };
}

/** A part of a model: its name is that of the material, and it has texture coordinates only where the material has a picture. */
export function part(material, ...meshes) {
  const mesh = merge(...meshes);
  if (!material.colorMap) mesh.uvs = [];
  return { name: material.name, mesh, material };
}

/** The same mesh on the other side of the plane z = 0. */
export function mirror(mesh) {
  const flip = (values) => values.map((value, index) => (index % 3 === 2 ? -value : value));
  const indices = [];
  for (let at = 0; at < mesh.indices.length; at += 3)
    indices.push(mesh.indices[at], mesh.indices[at + 2], mesh.indices[at + 1]);
  return { ...mesh, positions: flip(mesh.positions), normals: flip(mesh.normals), indices };
}

export const both = (mesh) => merge(mesh, mirror(mesh));
