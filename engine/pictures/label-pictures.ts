/** Labels as pictures for people; the files of a data set are those of `runner/images`. */
import { viridis } from './colour-map.js';
import { instanceColour, nothing } from './palette.js';
import type { Colour, Picture } from './picture.js';

export interface DepthPicture {
  readonly picture: Picture;
  /** The depths in metres of the ends of the colours; both 0 where nothing is seen. */
  readonly near: number;
  readonly far: number;
}

/**
 * Planar depth in colours: near is bright. One pixel in a hundred may lie beyond each end of the range.
 * @param depth metres; 0 where nothing is seen
 */
export function depthPicture(depth: Float32Array, width: number, height: number): DepthPicture {
  const { near, far } = rangeOf(depth);
  const colours = Array.from({ length: 256 }, (_, index) => viridis(1 - index / 255));
  const scale = far > near ? 255 / (far - near) : 0;
  const picture = painted(width, height, (pixel) => {
    const metres = depth[pixel]!;
    if (!(metres > 0)) return nothing;
    return colours[Math.round((Math.min(far, Math.max(near, metres)) - near) * scale)]!;
  });
  return { picture, near, far };
}

/** The depths below and above which a hundredth of the pixels lie, from some of them. */
function rangeOf(depth: Float32Array): { near: number; far: number } {
  const step = Math.max(1, Math.floor(depth.length / 65536));
  const some = depth.filter((metres, pixel) => pixel % step === 0 && metres > 0 && metres < Infinity).sort();
  if (some.length === 0) return { near: 0, far: 0 };
  const last = some.length - 1;
  return { near: some[Math.floor(last * 0.01)]!, far: some[Math.ceil(last * 0.99)]! };
}

/**
 * Normals in the usual colours: red to the right, green up, blue towards the camera.
 * @param normals in OpenCV's camera frame, three numbers a pixel; 0, 0, 0 where nothing is seen
 */
export function normalsPicture(normals: Float32Array, width: number, height: number): Picture {
  return painted(width, height, (pixel) => {
    const [x, y, z] = [normals[3 * pixel]!, normals[3 * pixel + 1]!, normals[3 * pixel + 2]!];
    if (x === 0 && y === 0 && z === 0) return nothing;
    return [byte(x), byte(-y), byte(-z)];
  });
}

function byte(component: number): number {
  return Math.round(((Math.min(1, Math.max(-1, component)) + 1) / 2) * 255);
}

/** Each instance in a colour of its own. */
export function idsPicture(ids: Uint32Array, width: number, height: number): Picture {
  const colours = new Map<number, Colour>([[0, nothing]]);
  return painted(width, height, (pixel) => {
    const id = ids[pixel]!;
    let colour = colours.get(id);
    if (!colour) {
      colour = instanceColour(id);
      colours.set(id, colour);
    }
    return colour;
  });
}

/**
 * Each class in its colour; dark where nothing labelled is seen.
 * @param classes as `classMap` of the labels gives them
 * @param colours of `classColours`
 */
export function classesPicture(
  classes: Uint16Array,
  colours: ReadonlyMap<number, Colour>,
  width: number,
  height: number,
): Picture {
  return painted(width, height, (pixel) => colours.get(classes[pixel]!) ?? nothing);
}

function painted(width: number, height: number, colourOf: (pixel: number) => Colour): Picture {
  const rgb = new Uint8Array(3 * width * height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const [red, green, blue] = colourOf(pixel);
    rgb[3 * pixel] = red;
    rgb[3 * pixel + 1] = green;
    rgb[3 * pixel + 2] = blue;
  }
  return { width, height, rgb };
}
