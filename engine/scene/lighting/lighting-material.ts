import { type DepthTexture, Matrix4, NoBlending, type Texture, Vector4 } from 'three';
import { type Node, NodeMaterial } from 'three/webgpu';
import type { EnvironmentUniforms } from '../environment/environment-uniforms.js';
import type { LightUniforms } from '../lights/light-uniforms.js';
import { type Shader, shader } from '../shader.js';
import { shadowOf } from './shadow.js';

const {
  abs, clamp, dot, exp2, float, Fn, If, int, ivec2, Loop, max, min, mix, normalize, reflect, screenCoordinate, smoothstep,
  sqrt, texture, uniform, vec2, vec3, vec4,
} = shader;

/** The textures that the geometry pass writes. */
export interface SurfaceTargets {
  readonly albedo: Texture;
  readonly normal: Texture;
  readonly depth: Texture;
  readonly emissive: Texture;
}

/**
 * Lights every pixel once, from what the geometry pass wrote: GGX after B. Walter et al., Microfacet Models for Refraction,
 * 2007, with the height-correlated Smith term (E. Heitz, 2014) and Schlick's Fresnel, as glTF 2.0 appendix B describes;
 * Lambert for the rest. The result is scene-referred, times the exposure.
 */
export class Lighting {
  readonly material = new NodeMaterial();
  private readonly cameraToWorld = uniform(new Matrix4()) as unknown as Shader & { value: Matrix4 };
  /** fx, fy, cx, cy in pixels. */
  private readonly lens = uniform(new Vector4()) as unknown as Shader & { value: Vector4 };

  constructor(
    targets: SurfaceTargets,
    shadows: DepthTexture,
    occlusion: Texture,
    lights: LightUniforms,
    environment: EnvironmentUniforms,
  ) {
    const load = (map: Texture) => texture(map).load(ivec2(screenCoordinate.xy));
    this.material.depthTest = false;
    this.material.depthWrite = false;
    this.material.blending = NoBlending;
    this.material.fragmentNode = Fn(() => {
      const albedo = load(targets.albedo).toVar();
      const normalAndRoughness = load(targets.normal).toVar();
      const z = load(targets.depth).x.toVar();
      const { lens, cameraToWorld } = this;
      const ray = vec3(
        screenCoordinate.x.sub(lens.z).div(lens.x),
        lens.w.sub(screenCoordinate.y).div(lens.y),
        -1,
      ).toVar();
      const towards = normalize(cameraToWorld.mul(vec4(ray, 0)).xyz).toVar();
      const result = vec3(0).toVar();

      If(z.lessThanEqual(0), () => {
        result.assign(environment.radiance(towards, 0));
      }).Else(() => {
        const position = cameraToWorld.mul(vec4(ray.mul(z), 1)).xyz.toVar();
        const n = normalize(normalAndRoughness.xyz).toVar();
        const roughness = clamp(normalAndRoughness.w, 0.05, 1).toVar();
        const metalness = albedo.w.toVar();
        const color = albedo.xyz.mul(albedo.xyz).toVar();
        const diffuse = color.mul(metalness.oneMinus()).toVar();
        const f0 = mix(vec3(0.04), color, metalness).toVar();
        const v = towards.negate().toVar();
        const nv = max(dot(n, v), 1e-3).toVar();
        const alpha = roughness.mul(roughness).toVar();
        const alpha2 = alpha.mul(alpha).toVar();

        const open = texture(occlusion).sample(screenCoordinate.xy.div(vec2(lens.z.mul(2), lens.w.mul(2)))).x.toVar();
        result.assign(load(targets.emissive).xyz);
        result.addAssign(environment.irradiance(n).mul(diffuse).mul(open.div(Math.PI)));
        const mirrored = reflect(towards, n);
        // The part of the reflection that is hidden too: S. Lagarde, C. de Rousiers, Moving Frostbite to PBR, 2014.
        const glossOpen = clamp(nv.add(open).pow(exp2(roughness.mul(-16).sub(1))).sub(1).add(open), 0, 1);
        result.addAssign(
          environment.radiance(mirrored, roughness).mul(environmentReflectance(f0, roughness, nv)).mul(glossOpen),
        );

        Loop({ start: int(0), end: lights.count, type: 'int', condition: '<' }, ({ i }: { i: Shader }) => {
          const row = i.mul(4).toVar();
          const place = lights.table.element(row).toVar();
          const strength = lights.table.element(row.add(1)).toVar();
          const axis = lights.table.element(row.add(2)).toVar();
          const more = lights.table.element(row.add(3)).toVar();
          const l = vec3(0).toVar();
          const fall = float(1).toVar();
          const distance = float(1).toVar();
          If(place.w.lessThan(0.5), () => {
            l.assign(place.xyz);
          }).Else(() => {
            const to = place.xyz.sub(position).toVar();
            // No nearer than a centimetre: a lamp has a size.
            const square = max(dot(to, to), 1e-4).toVar();
            distance.assign(sqrt(square));
            l.assign(to.div(distance));
            fall.assign(float(1).div(square));
            If(place.w.greaterThan(1.5), () => {
              fall.mulAssign(smoothstep(axis.w, more.x, dot(l, axis.xyz).negate()));
            });
          });
          const nl = dot(n, l).toVar();
          If(nl.greaterThan(0).and(fall.greaterThan(0)), () => {
            const lit = float(1).toVar();
            If(strength.w.greaterThanEqual(0), () => {
              lit.assign(shadowOf({ lights, shadows, position, n, nl, l, distance, strength, more }));
            });
            If(lit.greaterThan(0), () => {
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
              const reflected = diffuse.mul(fresnel.oneMinus()).div(Math.PI).add(fresnel.mul(ndf.mul(visibility)));
              result.addAssign(reflected.mul(strength.xyz).mul(nl.mul(fall).mul(lit)));
            });
          });
        });
      });
      return vec4(min(result, vec3(60000)), 1);
    })() as unknown as Node;
  }

  /** @param lens fx, fy, cx, cy in pixels @param cameraToWorld three's camera frame: it looks along −Z */
  set(lens: readonly [number, number, number, number], cameraToWorld: Matrix4): void {
    this.lens.value.set(...lens);
    this.cameraToWorld.value.copy(cameraToWorld);
  }
}

/** How much of the surroundings a surface mirrors: B. Karis, Physically Based Shading on Mobile, 2014. */
const environmentReflectance = (f0: Shader, roughness: Shader, nv: Shader): Shader => {
  const r = roughness.mul(vec4(-1, -0.0275, -0.572, 0.022)).add(vec4(1, 0.0425, 1.04, -0.04)).toVar();
  const a = min(r.x.mul(r.x), exp2(nv.mul(-9.28))).mul(r.x).add(r.y);
  const both = vec2(-1.04, 1.04).mul(a).add(r.zw).toVar();
  return f0.mul(both.x).add(both.y);
};
void abs;
