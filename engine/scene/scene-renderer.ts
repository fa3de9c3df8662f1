import {
  Camera,
  DataTexture,
  DepthTexture,
  FloatType,
  HalfFloatType,
  LessEqualCompare,
  LinearFilter,
  type Matrix4,
  NearestFilter,
  NoToneMapping,
  RedFormat,
  RenderTarget,
  RGBAFormat,
  Scene,
  UnsignedByteType,
  WebGPUCoordinateSystem,
} from 'three';
import { QuadMesh, type WebGPURenderer } from 'three/webgpu';
import type { EnvironmentLight } from './environment/environment-light.js';
import { EnvironmentUniforms } from './environment/environment-uniforms.js';
import { Lighting } from './lighting/lighting-material.js';
import type { SceneLight } from './lights/light-list.js';
import { LightUniforms } from './lights/light-uniforms.js';
import type { ShadowView } from './lights/shadow-plan.js';
import type { Slot } from './pool.js';
import { projectionOf, type SceneCamera, toOpenGl } from './scene-camera.js';

/** Everything that one picture is made of. */
export interface ScenePicture {
  readonly camera: SceneCamera;
  /** In the order in which they are drawn. */
  readonly slots: readonly Slot[];
  readonly lights: readonly SceneLight[];
  readonly shadows: readonly ShadowView[];
  /** What light is multiplied with before it is stored. */
  readonly exposure: number;
  readonly environment: {
    readonly light: EnvironmentLight;
    readonly rotation: number;
    readonly intensity: number;
  };
  /** How open each place is to the surroundings, a byte for each 2 x 2 pixels (0 closed, 255 open); rows from the top. */
  readonly openness: Uint8Array;
}

/** The side of the shadow atlas in texels. */
const atlasSize = 2048;

/** Squares along a side of the atlas for a number of maps. */
export function shadowTiles(maps: number): number {
  let tiles = 2;
  while (tiles * tiles < maps) tiles *= 2;
  return tiles;
}

/** The side of one shadow map in texels. */
export function shadowResolution(maps: number): number {
  return atlasSize / shadowTiles(maps);
}

/** Draws pictures of one size, one after another: the geometry pass, the shadow maps, then light, once for each pixel. */
export class SceneRenderer {
  private readonly surfaces: RenderTarget;
  private readonly shadows: RenderTarget;
  private readonly lit: RenderTarget;
  private readonly openness: DataTexture;
  private readonly lights = new LightUniforms();
  private readonly environment: EnvironmentUniforms;
  private readonly lighting: Lighting;
  private readonly quad: QuadMesh;
  private readonly scene = new Scene();
  private readonly shadowScene = new Scene();
  private readonly camera = new Camera();

  constructor(
    private readonly renderer: WebGPURenderer,
    readonly width: number,
    readonly height: number,
    firstEnvironment: EnvironmentLight,
  ) {
    this.surfaces = surfaceTarget(width, height);
    this.shadows = shadowTarget();
    this.lit = new RenderTarget(width, height, {
      type: HalfFloatType,
      format: RGBAFormat,
      depthBuffer: false,
    });
    const [w, h] = [opennessSize(width), opennessSize(height)];
    this.openness = new DataTexture(new Uint8Array(w * h).fill(255), w, h, RedFormat, UnsignedByteType);
    this.openness.minFilter = LinearFilter;
    this.openness.magFilter = LinearFilter;
    this.openness.needsUpdate = true;
    this.environment = new EnvironmentUniforms(firstEnvironment);
    const [albedo, normal, depth, emissive] = this.surfaces.textures;
    this.lighting = new Lighting(
      { albedo, normal, depth, emissive },
      this.shadows.depthTexture as DepthTexture,
      this.openness,
      this.lights,
      this.environment,
    );
    this.quad = new QuadMesh(this.lighting.materialFor(1, false));
    for (const scene of [this.scene, this.shadowScene]) {
      scene.matrixWorldAutoUpdate = false;
      scene.matrixAutoUpdate = false;
    }
    this.camera.matrixWorldAutoUpdate = false;
    this.camera.coordinateSystem = renderer.coordinateSystem;
  }

  /** Draws; the result is read with `read`. */
  draw(picture: ScenePicture): void {
    const { renderer } = this;
    renderer.autoClear = false;
    renderer.sortObjects = false;
    renderer.toneMapping = NoToneMapping;
    renderer.setClearColor(0x000000, 0);
    fill(
      this.scene,
      picture.slots.map(({ mesh }) => mesh),
    );
    fill(
      this.shadowScene,
      picture.slots.map(({ shadow }) => shadow),
    );
    this.drawShadows(picture);
    this.drawSurfaces(picture.camera);
    this.light(picture);
  }

  /** Makes the shader for a number of lights, by lighting what was drawn last anew. */
  prepare(lights: number, hasCubes: boolean): void {
    this.renderer.setRenderTarget(this.lit);
    this.quad.material = this.lighting.materialFor(lights, hasCubes);
    this.quad.render(this.renderer);
    this.renderer.setRenderTarget(null);
  }

  /** The picture that was drawn: linear r, g, b, a as halves, rows from the top. */
  async read(): Promise<Uint16Array> {
    const { renderer, width, height, lit } = this;
    const pixels = (await renderer.readRenderTargetPixelsAsync(lit, 0, 0, width, height)) as Uint16Array;
    // OpenGL counts rows from the bottom.
    if (renderer.coordinateSystem !== WebGPUCoordinateSystem) flipRows(pixels, width * 4);
    return pixels;
  }

  dispose(): void {
    this.surfaces.dispose();
    this.shadows.dispose();
    this.lit.dispose();
    this.openness.dispose();
    this.lighting.dispose();
  }

  private drawShadows({ shadows, lights, exposure }: ScenePicture): void {
    const tiles = shadowTiles(shadows.length);
    this.lights.set(lights, shadows, exposure, tiles, atlasSize);
    if (shadows.length === 0) return;
    const { renderer } = this;
    const side = atlasSize / tiles;
    renderer.setRenderTarget(this.shadows);
    this.shadows.scissorTest = false;
    this.shadows.viewport.set(0, 0, atlasSize, atlasSize);
    // The depth alone: nobody reads the colour, and clearing it costs a software driver 5 ms.
    renderer.clear(false, true, false);
    this.shadows.scissorTest = true;
    shadows.forEach(({ view, projection }, index) => {
      const [x, y] = [(index % tiles) * side, Math.floor(index / tiles) * side];
      this.shadows.viewport.set(x, y, side, side);
      this.shadows.scissor.set(x, y, side, side);
      this.look(projection, view, view.clone().invert());
      renderer.render(this.shadowScene, this.camera);
    });
  }

  private drawSurfaces(camera: SceneCamera): void {
    const { renderer } = this;
    renderer.setRenderTarget(this.surfaces);
    this.look(projectionOf(camera), camera.cameraToWorld.clone().invert(), camera.cameraToWorld);
    // Not by `clear`: in OpenGL that would clear no more than the scissor of the last shadow map.
    renderer.autoClear = true;
    renderer.render(this.scene, this.camera);
    renderer.autoClear = false;
  }

  private light({ camera, environment, exposure, openness, lights, shadows }: ScenePicture): void {
    const { fx, fy, cx, cy, cameraToWorld } = camera;
    const { light, rotation, intensity } = environment;
    this.environment.set(light, rotation, exposure * intensity * light.scale);
    this.lighting.set([fx, fy, cx, cy], cameraToWorld);
    (this.openness.image.data as Uint8Array).set(openness);
    this.openness.needsUpdate = true;
    this.renderer.setRenderTarget(this.lit);
    this.quad.material = this.lighting.materialFor(
      lights.length,
      shadows.length > new Set(shadows.map(({ light: index }) => index)).size,
    );
    this.quad.render(this.renderer);
    this.renderer.setRenderTarget(null);
  }

  /** @param projection to the clip volume of WebGPU */
  private look(projection: Matrix4, worldToCamera: Matrix4, cameraToWorld: Matrix4): void {
    const { camera, renderer } = this;
    camera.matrixWorld.copy(cameraToWorld);
    camera.matrixWorldInverse.copy(worldToCamera);
    camera.projectionMatrix.copy(projection);
    if (renderer.coordinateSystem !== WebGPUCoordinateSystem) camera.projectionMatrix.premultiply(toOpenGl);
    camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert();
  }
}

function flipRows(values: Uint16Array, stride: number): void {
  const rows = values.length / stride;
  for (let top = 0, bottom = rows - 1; top < bottom; top += 1, bottom -= 1) {
    const row = values.slice(top * stride, (top + 1) * stride);
    values.copyWithin(top * stride, bottom * stride, (bottom + 1) * stride);
    values.set(row, bottom * stride);
  }
}

export function opennessSize(pixels: number): number {
  return Math.ceil(pixels / 2);
}

function fill(scene: Scene, meshes: readonly Scene['children'][number][]): void {
  // `add` and `remove` look through all children for each; the parents are never read.
  scene.children.length = 0;
  for (const mesh of meshes) scene.children.push(mesh);
}

function surfaceTarget(width: number, height: number): RenderTarget {
  const target = new RenderTarget(width, height, {
    count: 4,
    samples: 0,
    minFilter: NearestFilter,
    magFilter: NearestFilter,
    generateMipmaps: false,
    depthTexture: new DepthTexture(width, height, FloatType),
  });
  const [albedo, normal, depth, emissive] = target.textures;
  albedo.type = UnsignedByteType;
  normal.type = HalfFloatType;
  depth.type = FloatType;
  depth.format = RedFormat;
  emissive.type = HalfFloatType;
  return target;
}

function shadowTarget(): RenderTarget {
  const depth = new DepthTexture(atlasSize, atlasSize, FloatType);
  depth.compareFunction = LessEqualCompare;
  depth.minFilter = LinearFilter;
  depth.magFilter = LinearFilter;
  return new RenderTarget(atlasSize, atlasSize, {
    format: RedFormat,
    type: UnsignedByteType,
    samples: 0,
    generateMipmaps: false,
    depthTexture: depth,
  });
}
