/** A free camera as somebody steers it: on a sphere about a point. Metres and radians, +Y up. */
export interface Viewpoint {
  /** The point that it looks at. */
  readonly target: Point;
  /** Clockwise from -Z, seen from above: where the camera stands as seen from the target. */
  readonly azimuth: number;
  /** From the horizon, short of straight up and down. */
  readonly elevation: number;
  readonly distance: number;
  /** Horizontal field of view. */
  readonly fov: number;
}

export type Point = readonly [x: number, y: number, z: number];

/** Nearer to straight up or down, left and right would have no meaning. */
const steepest = (89 * Math.PI) / 180;
const nearest = 0.02;
const farthest = 10_000;

/** Turns about the target. */
export function orbited(view: Viewpoint, azimuth: number, elevation: number): Viewpoint {
  const turned = view.azimuth + azimuth;
  return {
    ...view,
    // A circle's worth of angles, so that turning for long loses no digits.
    azimuth: turned - 2 * Math.PI * Math.floor(turned / (2 * Math.PI)),
    elevation: clamp(view.elevation + elevation, -steepest, steepest),
  };
}

/** Comes so many times as near: 2 halves the distance. */
export function nearer(view: Viewpoint, times: number): Viewpoint {
  return { ...view, distance: clamp(view.distance / times, nearest, farthest) };
}

/** Moves target and camera to the right and up of the picture, by shares of the picture's width at the target. */
export function panned(view: Viewpoint, right: number, up: number): Viewpoint {
  const { x, y } = axesOf(view);
  const width = 2 * view.distance * Math.tan(view.fov / 2);
  const target = view.target.map((each, axis) => each + width * (right * x[axis]! + up * y[axis]!));
  return { ...view, target: target as unknown as Point };
}

/** From the camera's frame to the world, 4 x 4 column-major: it looks along its own -Z, and its +X is level. */
export function matrixOf(view: Viewpoint): readonly number[] {
  const { x, y, z } = axesOf(view);
  const origin = view.target.map((each, axis) => each + view.distance * z[axis]!);
  return [...x, 0, ...y, 0, ...z, 0, ...origin, 1];
}

/**
 * The viewpoint from which a camera looks: at what is `distance` before it. How it is rolled about its own axis is lost.
 * @param matrix from the camera's frame to the world
 */
export function through(matrix: readonly number[], fov: number, distance: number): Viewpoint {
  const [zx, zy, zz] = matrix.slice(8, 11) as [number, number, number];
  const [x, y, z] = matrix.slice(12, 15) as [number, number, number];
  const away = clamp(distance, nearest, farthest);
  const level = Math.sqrt(zx * zx + zz * zz);
  const side = zy < 0 ? -1 : 1;
  const azimuth = level > 1e-9 ? Math.atan2(zx, -zz) : Math.atan2(-side * matrix[4]!, side * matrix[6]!);
  return {
    target: [x - away * zx, y - away * zy, z - away * zz],
    azimuth: (azimuth + 2 * Math.PI) % (2 * Math.PI),
    elevation: clamp(Math.atan2(zy, level), -steepest, steepest),
    distance: away,
    fov,
  };
}

/** Sees all of a sphere. */
export function overview(target: Point, radius: number): Viewpoint {
  const fov = Math.PI / 4;
  const distance = clamp((1.15 * radius) / Math.sin(fov / 2), nearest, farthest);
  return { target, azimuth: Math.PI * 0.8, elevation: Math.PI / 6, distance, fov };
}

/** What was kept, if it is one. */
export function viewpointFrom(kept: unknown): Viewpoint | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const { target, azimuth, elevation, distance, fov } = kept as Record<string, unknown>;
  if (!Array.isArray(target) || target.length !== 3) return null;
  if (![...target, azimuth, elevation, distance, fov].every((each) => Number.isFinite(each))) return null;
  const view = { target, azimuth, elevation, distance, fov } as unknown as Viewpoint;
  if (view.fov <= 0 || view.fov >= Math.PI) return null;
  return orbited(nearer(view, 1), 0, 0);
}

/** The camera's axes in the world: right, up, backwards. */
function axesOf({ azimuth, elevation }: Viewpoint): { x: Point; y: Point; z: Point } {
  const [sinA, cosA] = [Math.sin(azimuth), Math.cos(azimuth)];
  const [sinE, cosE] = [Math.sin(elevation), Math.cos(elevation)];
  return {
    x: [-cosA, 0, -sinA],
    y: [-sinA * sinE, cosE, cosA * sinE],
    z: [sinA * cosE, sinE, -cosA * cosE],
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
