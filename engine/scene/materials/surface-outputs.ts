import type { Node } from 'three/webgpu';
import { shader } from '../shader.js';
import { patternColor } from './patterns.js';
import type { SurfaceFeatures } from './surface-material.js';

const {
  attribute,
  cross,
  dFdx,
  dFdy,
  Discard,
  faceDirection,
  Fn,
  materialReference,
  modelNormalMatrix,
  normalGeometry,
  normalize,
  outputStruct,
  positionGeometry,
  positionView,
  positionWorld,
  property,
  sqrt,
  userData,
  uv,
  varying,
  vec2,
  vec3,
  vec4,
} = shader;

const graphs = new Map<string, Node>();

/** The graph for a set of features, made once: the same object means the same shader. */
export function surfaceOutputs(features: SurfaceFeatures): Node {
  const key = JSON.stringify(features);
  let graph = graphs.get(key);
  if (!graph) {
    graph = makeOutputs(features);
    graphs.set(key, graph);
  }
  return graph;
}

/**
 * Outputs: square root of the base colour, metalness | normal in the world, roughness | depth along the axis of view in
 * metres | emitted light.
 */
function makeOutputs(features: SurfaceFeatures): Node {
  const color = userData('color', 'vec4');
  const finish = userData('finish', 'vec4');
  const row0 = userData('uvRow0', 'vec4');
  const row1 = userData('uvRow1', 'vec4');
  const plain = uv();
  const coordinates = vec2(
    row0.x.mul(plain.x).add(row0.y.mul(plain.y)).add(row0.z),
    row1.x.mul(plain.x).add(row1.y.mul(plain.y)).add(row1.z),
  );
  // The reference is to whatever texture the material of the object has; only where it is read can be said so.
  const texel = (name: string) => materialReference(name, 'texture').context({ getUV: () => coordinates });

  const normalOutput = property('vec4', 'normalOutput');
  const depthOutput = property('vec4', 'depthOutput');
  const emissiveOutput = property('vec4', 'emissiveOutput');
  const albedoOutput = Fn(() => {
    const base = vec4(color.xyz, 1).toVar();
    if (features.vertexColors) base.assign(base.mul(varying(attribute('color', 'vec4'))));
    if (features.baseColorMap) base.assign(base.mul(texel('baseColorMap')));
    if (features.pattern)
      base.assign(vec4(patternColor(positionGeometry.mul(userData('scale', 'vec4').xyz)), 1));
    if (features.cutOut) Discard(base.w.lessThan(color.w));

    const roughness = finish.x.toVar();
    const metalness = finish.y.toVar();
    if (features.metallicRoughnessMap) {
      const map = texel('metallicRoughnessMap').toVar();
      roughness.assign(roughness.mul(map.y));
      metalness.assign(metalness.mul(map.z));
    }

    const geometric = normalize(varying(modelNormalMatrix.mul(normalGeometry)))
      .mul(faceDirection)
      .toVar();
    const normal = geometric.toVar();
    if (features.normalMap) {
      // A frame from screen derivatives: M. Mikkelsen, Surface Gradient-Based Bump Mapping Framework, 2020.
      const bump = texel('normalTexture').xyz.mul(2).sub(1).toVar();
      const dx = dFdx(positionWorld).toVar();
      const dy = dFdy(positionWorld).toVar();
      const du = dFdx(coordinates).toVar();
      const dv = dFdy(coordinates).toVar();
      const acrossX = cross(geometric, dx).toVar();
      const acrossY = cross(dy, geometric).toVar();
      const tangent = acrossY.mul(du.x).add(acrossX.mul(dv.x)).toVar();
      const bitangent = acrossY.mul(du.y).add(acrossX.mul(dv.y)).toVar();
      const longest = tangent.dot(tangent).max(bitangent.dot(bitangent)).max(1e-30);
      const scale = longest.inverseSqrt().mul(finish.z);
      normal.assign(
        normalize(
          tangent
            .mul(bump.x.mul(scale))
            .sub(bitangent.mul(bump.y.mul(scale)))
            .add(geometric.mul(bump.z)),
        ),
      );
    }

    const emitted = vec3(userData('emissive', 'vec4').xyz).toVar();
    if (features.emissiveMap) emitted.assign(emitted.mul(texel('emissiveTexture').xyz));

    normalOutput.assign(vec4(normal, roughness));
    depthOutput.assign(vec4(positionView.z.negate(), 0, 0, 1));
    emissiveOutput.assign(vec4(emitted, 1));
    return vec4(sqrt(base.xyz.clamp(0, 1)), metalness);
  })();
  return outputStruct(albedoOutput, normalOutput, depthOutput, emissiveOutput) as unknown as Node;
}
