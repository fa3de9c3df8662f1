import { type DepthTexture, Matrix4, NoBlending, type Texture, Vector4 } from 'three';
import { type Node, NodeMaterial } from 'three/webgpu';
import type { EnvironmentUniforms } from '../environment/environment-uniforms.js';
import { type LightUniforms, roomFor } from '../lights/light-uniforms.js';
import { type Shader, shader } from '../shader.js';
import { lightOn, type Surface } from './light-on.js';

const {
  clamp,
  dot,
  exp2,
  Fn,
  If,
  int,
  ivec2,
  max,
  min,
  mix,
  normalize,
  reflect,
  screenCoordinate,
  texture,
  uniform,
  vec2,
  vec3,
  vec4,
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
  private readonly materials = new Map<string, NodeMaterial>();
  private readonly cameraToWorld = uniform(new Matrix4()) as unknown as Shader & { value: Matrix4 };
  /** fx, fy, cx, cy in pixels. */
  private readonly lens = uniform(new Vector4()) as unknown as Shader & { value: Vector4 };

  constructor(
    private readonly targets: SurfaceTargets,
    private readonly shadows: DepthTexture,
    private readonly occlusion: Texture,
    private readonly lights: LightUniforms,
    private readonly environment: EnvironmentUniforms,
  ) {}

  /**
   * The material for a number of lights, as `roomFor` rounds it up: lights that are not there give none. A software
   * driver runs both sides of every branch, and a loop once more than it is asked to, so there are neither.
   * @param hasCubes whether a light has six shadow maps
   */
  materialFor(lights: number, hasCubes: boolean): NodeMaterial {
    const room = roomFor(lights);
    const key = `${room} ${hasCubes}`;
    let material = this.materials.get(key);
    if (!material) {
      material = this.make(room, hasCubes);
      this.materials.set(key, material);
    }
    return material;
  }

  dispose(): void {
    for (const material of this.materials.values()) material.dispose();
  }

  private make(room: number, hasCubes: boolean): NodeMaterial {
    const { targets, shadows, occlusion, lights, environment } = this;
    const material = new NodeMaterial();
    const load = (map: Texture) => texture(map).load(ivec2(screenCoordinate.xy));
    material.depthTest = false;
    material.depthWrite = false;
    material.blending = NoBlending;
    material.fragmentNode = Fn(() => {
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

        const open = texture(occlusion)
          .sample(screenCoordinate.xy.div(vec2(lens.z.mul(2), lens.w.mul(2))))
          .x.toVar();
        result.assign(load(targets.emissive).xyz);
        result.addAssign(environment.irradiance(n).mul(diffuse).mul(open.div(Math.PI)));
        const mirrored = reflect(towards, n);
        // The part of the reflection that is hidden too: S. Lagarde, C. de Rousiers, Moving Frostbite to PBR, 2014.
        const glossOpen = clamp(
          nv
            .add(open)
            .pow(exp2(roughness.mul(-16).sub(1)))
            .sub(1)
            .add(open),
          0,
          1,
        );
        result.addAssign(
          environment
            .radiance(mirrored, roughness)
            .mul(environmentReflectance(f0, roughness, nv))
            .mul(glossOpen),
        );

        const surface: Surface = { position, n, v, nv, roughness, alpha2, diffuse, f0 };
        for (let index = 0; index < room; index += 1)
          result.addAssign(lightOn(surface, lights, shadows, int(index), hasCubes));
      });
      return vec4(min(result, vec3(60000)), 1);
    })() as unknown as Node;
    return material;
  }

  /** @param lens fx, fy, cx, cy in pixels @param cameraToWorld three's camera frame: it looks along −Z */
  set(lens: readonly [number, number, number, number], cameraToWorld: Matrix4): void {
    this.lens.value.set(...lens);
    this.cameraToWorld.value.copy(cameraToWorld);
  }
}

/** How much of the surroundings a surface mirrors: B. Karis, Physically Based Shading on Mobile, 2014. */
const environmentReflectance = (f0: Shader, roughness: Shader, nv: Shader): Shader => {
  const r = roughness
    .mul(vec4(-1, -0.0275, -0.572, 0.022))
    .add(vec4(1, 0.0425, 1.04, -0.04))
    .toVar();
  const a = min(r.x.mul(r.x), exp2(nv.mul(-9.28)))
    .mul(r.x)
    .add(r.y);
  const both = vec2(-1.04, 1.04).mul(a).add(r.zw).toVar();
  return f0.mul(both.x).add(both.y);
};
