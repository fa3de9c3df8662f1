import type { DepthTexture } from 'three';
import type { LightUniforms } from '../lights/light-uniforms.js';
import { type Shader, shader } from '../shader.js';

const { abs, clamp, float, int, max, mix, sqrt, step, texture, vec2, vec4 } = shader;

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
  /** The first map of the light. */
  readonly first: Shader;
  /** The place of the light's map, where it has one: a literal. */
  readonly index: Shader;
  readonly mayHaveCube: boolean;
  /** y: how many maps; z: the side of a texel; w: 1 for parallel light. */
  readonly more: Shader;
}

/**
 * How much of a light arrives, from 0 to 1: four comparisons, each interpolated by the hardware, in a fixed square of 3 x 3
 * texels. The place is first moved along the normal by what a texel's slope can hide, so that a surface does not shade
 * itself.
 */
export function shadowOf(query: ShadowQuery): Shader {
  const { position, n, nl, l, distance, first, more, index, mayHaveCube } = query;
  const texel = more.z.mul(mix(distance, float(1), more.w)).toVar();
  const slope = sqrt(max(nl.mul(nl).oneMinus(), 0));
  const moved = position
    .add(n.mul(texel.mul(slope.mul(2).add(0.25))))
    .add(l.mul(texel.mul(0.35)))
    .toVar();
  const has = step(0, first);
  if (!mayHaveCube) return compare(query, moved, index).sub(1).mul(has).add(1);
  // Six maps: the one along the longest part of the direction from the light.
  const d = l.negate().toVar();
  const a = abs(d).toVar();
  const side = (part: Shader, positive: number) => step(part, 0).add(positive);
  const isX = step(max(a.y, a.z), a.x);
  const longest = mix(mix(side(d.z, 4), side(d.y, 2), step(a.z, a.y)), side(d.x, 0), isX);
  const which = int(max(first, 0).add(longest.mul(step(1.5, more.y))));
  return compare(query, moved, which).sub(1).mul(has).add(1);
}

/** Compares with one map. */
function compare({ lights, shadows }: ShadowQuery, moved: Shader, index: Shader): Shader {
  const projected = lights.shadowMatrices.element(index).mul(vec4(moved, 1)).toVar();
  const at = projected.xyz.div(projected.w).toVar();
  const square = lights.shadowSquares.element(index).toVar();
  const inside = step(0, at.x)
    .mul(step(at.x, 1))
    .mul(step(0, at.y))
    .mul(step(at.y, 1))
    .mul(step(0, projected.w))
    .mul(step(0, at.z));
  const texel = square.w.toVar();
  const low = square.xy.add(texel).toVar();
  const high = square.xy.add(square.z).sub(texel).toVar();
  // Beyond the last thing that throws a shadow the depth is 1, as it is where nothing was drawn.
  const depth = clamp(at.z, 0, 0.999999).toVar();
  const place = square.xy.add(at.xy.mul(square.z)).toVar();
  const tap = (x: number, y: number) =>
    texture(shadows, clamp(place.add(vec2(texel.mul(x), texel.mul(y))), low, high)).compare(depth);
  const open = tap(-0.5, -0.5).add(tap(0.5, -0.5)).add(tap(-0.5, 0.5)).add(tap(0.5, 0.5)).mul(0.25);
  return open.sub(1).mul(inside).add(1);
}
