import type { DepthTexture } from 'three';
import type { LightUniforms } from '../lights/light-uniforms.js';
import { type Shader, shader } from '../shader.js';
import { shadowOf } from './shadow.js';

const { clamp, dot, float, max, mix, normalize, smoothstep, sqrt, vec3 } = shader;

/** One pixel's surface, in the world's frame. */
export interface Surface {
  readonly position: Shader;
  readonly n: Shader;
  /** Towards the camera, and its cosine with the normal. */
  readonly v: Shader;
  readonly nv: Shader;
  readonly roughness: Shader;
  /** The fourth power of the roughness. */
  readonly alpha2: Shader;
  /** The colours that Lambert's part and the mirror's part reflect. */
  readonly diffuse: Shader;
  readonly f0: Shader;
}

/**
 * The light that one lamp sends to the camera by way of a pixel's surface.
 * @param index a literal
 * @param mayHaveCube whether the light may have six shadow maps
 */
export function lightOn(
  surface: Surface,
  lights: LightUniforms,
  shadows: DepthTexture,
  index: Shader,
  mayHaveCube: boolean,
): Shader {
  const { position, n, v, nv, alpha2, diffuse, f0 } = surface;
  const row = (which: number) => lights.table.element(index.mul(4).add(which));
  const place = row(0).toVar();
  const strength = row(1).toVar();
  const axis = row(2).toVar();
  const more = row(3).toVar();
  const to = place.xyz.sub(position.mul(place.w)).toVar();
  // No nearer than a centimetre: a lamp has a size.
  const square = max(dot(to, to), 1e-4).toVar();
  const distance = sqrt(square).toVar();
  const l = to.div(distance).toVar();
  const fall = mix(float(1), float(1).div(square), place.w).mul(
    smoothstep(axis.w, more.x, dot(l, axis.xyz).negate()),
  );
  const nl = max(dot(n, l), 0).toVar();
  const lit = shadowOf({
    lights,
    shadows,
    position,
    n,
    nl,
    l,
    distance,
    first: strength.w,
    more,
    index,
    mayHaveCube,
  });
  const h = normalize(l.add(v)).toVar();
  const nh = clamp(dot(n, h), 0, 1).toVar();
  const vh = clamp(dot(v, h), 0, 1).toVar();
  const root = nh.mul(nh).mul(alpha2.sub(1)).add(1).toVar();
  const ndf = alpha2.div(root.mul(root).mul(Math.PI));
  const smithL = nv.mul(sqrt(nl.mul(nl).mul(alpha2.oneMinus()).add(alpha2)));
  const smithV = nl.mul(sqrt(nv.mul(nv).mul(alpha2.oneMinus()).add(alpha2)));
  const visibility = float(0.5).div(max(smithL.add(smithV), 1e-6));
  const away = vh.oneMinus().toVar();
  const away2 = away.mul(away).toVar();
  const fresnel = f0.add(f0.oneMinus().mul(away2.mul(away2).mul(away))).toVar();
  const reflected = diffuse
    .mul(vec3(1).sub(fresnel))
    .div(Math.PI)
    .add(fresnel.mul(ndf.mul(visibility)));
  return reflected.mul(strength.xyz).mul(nl.mul(fall).mul(lit));
}
