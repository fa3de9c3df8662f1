import type { DepthTexture } from 'three';
import type { LightUniforms } from '../lights/light-uniforms.js';
import { type Shader, shader } from '../shader.js';

const { abs, clamp, float, If, int, max, sqrt, texture, vec2, vec4 } = shader;

/** What the shadow of one light on one pixel depends on. */
export interface ShadowQuery {
  readonly lights: LightUniforms;
  readonly shadows: DepthTexture;
  readonly position: Shader;
  /** The normal of the surface, and its cosine with the direction to the light. */
  readonly n: Shader;
  readonly nl: Shader;
  /** Towards the light. */
  readonly l: Shader;
  readonly distance: Shader;
  /** w: the first map of the light. */
  readonly strength: Shader;
  /** y: how many maps; z: the side of a texel; w: 1 for parallel light. */
  readonly more: Shader;
}

/**
 * How much of a light arrives, from 0 to 1: four comparisons, each interpolated by the hardware, in a fixed square of 3 x 3
 * texels. The place is first moved along the normal by what a texel's slope can hide, so that a surface does not shade
 * itself.
 */
export function shadowOf(query: ShadowQuery): Shader {
  const { lights, shadows, position, n, nl, l, distance, strength, more } = query;
  const texel = more.z.mul(more.w.greaterThan(0.5).select(float(1), distance)).toVar();
  const slope = sqrt(max(nl.mul(nl).oneMinus(), 0));
  const moved = position.add(n.mul(texel.mul(slope.mul(2).add(0.25)))).add(l.mul(texel.mul(0.35))).toVar();
  const index = int(strength.w).toVar();
  If(more.y.greaterThan(1.5), () => {
    // Six maps: the one along the longest part of the direction from the light.
    const d = l.negate().toVar();
    const a = abs(d).toVar();
    If(a.x.greaterThanEqual(a.y).and(a.x.greaterThanEqual(a.z)), () => {
      index.addAssign(d.x.lessThan(0).select(int(1), int(0)));
    })
      .ElseIf(a.y.greaterThanEqual(a.z), () => {
        index.addAssign(d.y.lessThan(0).select(int(3), int(2)));
      })
      .Else(() => {
        index.addAssign(d.z.lessThan(0).select(int(5), int(4)));
      });
  });
  const projected = lights.shadowMatrices.element(index).mul(vec4(moved, 1)).toVar();
  const at = projected.xyz.div(projected.w).toVar();
  const square = lights.shadowSquares.element(index).toVar();
  const inside = at.x
    .greaterThan(0)
    .and(at.x.lessThan(1))
    .and(at.y.greaterThan(0))
    .and(at.y.lessThan(1))
    .and(projected.w.greaterThan(0))
    .and(at.z.greaterThan(0));
  const lit = float(1).toVar();
  If(inside, () => {
    const step = square.w.toVar();
    const low = square.xy.add(step);
    const high = square.xy.add(square.z).sub(step);
    // Beyond the last thing that throws a shadow the depth is 1, as it is where nothing was drawn.
    const depth = clamp(at.z, 0, 0.999999).toVar();
    const place = square.xy.add(at.xy.mul(square.z)).toVar();
    const tap = (x: number, y: number) =>
      texture(shadows, clamp(place.add(vec2(step.mul(x), step.mul(y))), low, high)).compare(depth);
    lit.assign(tap(-0.5, -0.5).add(tap(0.5, -0.5)).add(tap(-0.5, 0.5)).add(tap(0.5, 0.5)).mul(0.25));
  });
  return lit;
}
