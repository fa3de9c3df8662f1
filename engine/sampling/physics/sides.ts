import { cos, sin } from '../../numbers/index.js';
import type { Geometry } from '../sample.js';
import { physicsSettings } from './settings.js';

/** A shape that gets flat sides. */
export type Sided =
  | { readonly kind: 'cylinder' | 'cone'; readonly radius: number; readonly height: number }
  | { readonly kind: 'torus'; readonly radius: number; readonly tube: number };

export function isSided(geometry: Geometry): geometry is Geometry & Sided {
  return geometry.kind === 'cylinder' || geometry.kind === 'cone' || geometry.kind === 'torus';
}

/** Steps from the bottom of a torus's tube round its outside to the top. */
const tubeSteps = 6;

/**
 * The corners of a cylinder, cone or torus with flat sides, x, y, z of each. Rapier's round ones roll and wobble on an
 * edge without end, and sink by millimetres. Flat sides lie as much inside as their edges lie outside, while the ends keep
 * their height.
 */
export function sidedPoints(shape: Sided): Float64Array {
  const { sides } = physicsSettings;
  const points: number[] = [];
  for (const [radius, y] of profileOf(shape)) {
    if (radius === 0) {
      points.push(0, y, 0);
      continue;
    }
    const outer = radius * outward(sides);
    for (let side = 0; side < sides; side += 1) {
      const angle = (2 * Math.PI * side) / sides;
      points.push(outer * sin(angle), y, outer * cos(angle));
    }
  }
  return Float64Array.from(points);
}

/** Distances from the axis and heights. */
function profileOf(shape: Sided): (readonly [radius: number, y: number])[] {
  if (shape.kind === 'torus') return tubeProfile(shape.radius, shape.tube);
  const half = shape.height / 2;
  return [
    [shape.radius, -half],
    [shape.kind === 'cone' ? 0 : shape.radius, half],
  ];
}

function tubeProfile(radius: number, tube: number): (readonly [radius: number, y: number])[] {
  return Array.from({ length: tubeSteps + 1 }, (_, step) => {
    if (step === 0 || step === tubeSteps) return [radius, step === 0 ? -tube : tube] as const;
    const angle = Math.PI * (step / tubeSteps - 0.5);
    const outer = tube * outward(2 * tubeSteps);
    return [radius + outer * cos(angle), outer * sin(angle)] as const;
  });
}

/** By how much larger than its circle a polygon is whose corners are as far outside as its sides are inside. */
function outward(sides: number): number {
  return 2 / (1 + cos(Math.PI / sides));
}
