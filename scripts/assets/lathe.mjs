// Solids of revolution about +Y from a profile, which runs from the lower pole outwards, up and back to the axis.
import { addGrid, addVertex, emptyMesh } from './mesh.mjs';
import { TAU } from './numbers.mjs';

/** The arc that rounds one corner: `steps` + 1 points { radius, height, normal } from tangent to tangent. */
function roundCorner(before, corner, after, maximumStep) {
  const direction = (from, to) => {
    const [across, up] = [to.radius - from.radius, to.height - from.height];
    const length = Math.hypot(across, up);
    return [across / length, up / length];
  };
  const arriving = direction(before, corner);
  const leaving = direction(corner, after);
  const turn = Math.atan2(
    arriving[0] * leaving[1] - arriving[1] * leaving[0],
    arriving[0] * leaving[0] + arriving[1] * leaving[1],
  );
  const side = Math.sign(turn);
  const reach = corner.fillet * Math.tan(Math.abs(turn) / 2);
  // The outside lies to the right of the way along the profile.
  const normal = [arriving[1], -arriving[0]];
  const center = [
    corner.radius - arriving[0] * reach - side * normal[0] * corner.fillet,
    corner.height - arriving[1] * reach - side * normal[1] * corner.fillet,
  ];
  const steps = Math.max(2, Math.ceil(Math.abs(turn) / maximumStep));
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = (turn * step) / steps;
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
    const turned = [normal[0] * cosine - normal[1] * sine, normal[0] * sine + normal[1] * cosine];
    return {
      radius: center[0] + side * turned[0] * corner.fillet,
      height: center[1] + side * turned[1] * corner.fillet,
      normal: turned,
    };
  });
}

/**
 * A profile through `corners` { radius, height, fillet }, metres, each rounded by its fillet radius; the first and the
 * last lie on the axis. Arcs are cut into steps of at most `maximumStep` radians.
 */
export function filletedProfile(corners, maximumStep) {
  const inner = corners.slice(1, -1);
  const arcs = inner.flatMap((corner, index) =>
    roundCorner(corners[index], corner, corners[index + 2], maximumStep),
  );
  const pole = (corner, up) => ({ radius: 0, height: corner.height, normal: [0, up] });
  return [pole(corners[0], -1), ...arcs, pole(corners.at(-1), 1)];
}

/** The profile's distance from the axis at a height, on the way up its outside. */
export function outerRadiusAt(profile, height) {
  const above = profile.findIndex(
    (point, index) => index > 0 && point.height >= height && point.normal[0] > 0.5,
  );
  const [low, high] = [profile[above - 1], profile[above]];
  return low.radius + ((high.radius - low.radius) * (height - low.height)) / (high.height - low.height);
}

/** How far along the profile each point lies, as a part of the whole. */
function alongProfile(profile) {
  const along = [0];
  for (let index = 1; index < profile.length; index++) {
    const [from, to] = [profile[index - 1], profile[index]];
    along.push(along[index - 1] + Math.hypot(to.radius - from.radius, to.height - from.height));
  }
  return along.map((length) => length / along.at(-1));
}

/** Turns a profile about +Y into a closed mesh with `segments` sides; the texture's seam lies at +X. */
export function revolve(profile, segments) {
  const mesh = emptyMesh();
  const along = alongProfile(profile);
  const last = profile.length - 1;
  profile.forEach(({ radius, height, normal }, row) => {
    const isPole = row === 0 || row === last;
    for (let column = 0; column <= segments; column++) {
      // The last column repeats the first to the bit, so that the seam is closed.
      const angle = ((column % segments) * TAU) / segments;
      const [cosine, sine] = [Math.cos(angle), -Math.sin(angle)];
      const u = (column + (isPole ? 0.5 : 0)) / segments;
      addVertex(
        mesh,
        [radius * cosine, height, radius * sine],
        [normal[0] * cosine, normal[1], normal[0] * sine],
        [Math.min(u, 1), 1 - along[row]],
      );
    }
  });
  addGrid(mesh, { first: 0, columns: segments + 1, rows: profile.length, poles: [0, last] });
  return mesh;
}

/** Where the texture's rows lie: v ↦ { radius, height, normal } of a profile that `revolve` has turned, metres. */
export function placesOn(profile) {
  const along = alongProfile(profile);
  return (v) => {
    const amount = 1 - v;
    const found = along.findIndex((length) => length >= amount);
    const next = Math.max(1, found);
    const [low, high] = [profile[next - 1], profile[next]];
    const part = (amount - along[next - 1]) / (along[next] - along[next - 1]);
    const between = (from, to) => from + (to - from) * part;
    return {
      radius: between(low.radius, high.radius),
      height: between(low.height, high.height),
      normal: low.normal.map((value, axis) => between(value, high.normal[axis])),
    };
  };
}

/** The corners of a profile from rows of [distance from the axis, height, fillet] in millimetres. */
export const millimetres = (rows) =>
  rows.map(([radius, height, fillet]) => ({
    radius: radius / 1000,
    height: height / 1000,
    fillet: fillet / 1000,
  }));
