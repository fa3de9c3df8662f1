import { Matrix4, Vector4 } from 'three';
import { shader } from '../shader.js';
import type { SceneLight } from './light-list.js';
import type { ShadowView } from './shadow-plan.js';

const { uniform, uniformArray } = shader;

/** As many lights and shadow maps as one sample can have. */
export const lightCapacity = 48;
export const shadowCapacity = 64;

/** What the lighting shader knows of the lights: uniforms only, so that another number of lights needs no other shader. */
export class LightUniforms {
  readonly count = uniform(0, 'int');
  /** Four a light: position or direction towards the light, kind | strength, first map or −1 | axis, cos outer | cos inner, number of maps, texel, whether parallel. */
  private readonly rows = Array.from({ length: lightCapacity * 4 }, () => new Vector4());
  readonly table = uniformArray(this.rows, 'vec4');
  private readonly matrices = Array.from({ length: shadowCapacity }, () => new Matrix4());
  /** World to the map's own square, x, y and depth from 0 to 1. */
  readonly shadowMatrices = uniformArray(this.matrices, 'mat4');
  private readonly squares = Array.from({ length: shadowCapacity }, () => new Vector4());
  /** Left, top and side of the square in the atlas, from 0 to 1, and one texel of the atlas. */
  readonly shadowSquares = uniformArray(this.squares, 'vec4');

  /** @param exposure what the strengths are multiplied with @param tiles squares of the atlas along a side */
  set(
    lights: readonly SceneLight[],
    views: readonly ShadowView[],
    exposure: number,
    tiles: number,
    atlas: number,
  ): void {
    (this.count as unknown as { value: number }).value = lights.length;
    lights.forEach((light, index) => {
      const own = views.filter((view) => view.light === index);
      const first = own.length > 0 ? views.indexOf(own[0]) : -1;
      const isParallel = light.kind === 'directional';
      const [x, y, z] = isParallel ? light.direction.map((each) => -each) : light.position;
      const kind = { directional: 0, point: 1, spot: 2 }[light.kind];
      const [r, g, b] = light.strength;
      this.rows[index * 4].set(x, y, z, kind);
      this.rows[index * 4 + 1].set(r * exposure, g * exposure, b * exposure, first);
      this.rows[index * 4 + 2].set(...light.direction, light.cosOuter);
      this.rows[index * 4 + 3].set(light.cosInner, own.length, own[0]?.texel ?? 0, isParallel ? 1 : 0);
    });
    views.forEach((view, index) => {
      this.matrices[index].copy(toSquare).multiply(view.projection).multiply(view.view);
      const side = 1 / tiles;
      this.squares[index].set((index % tiles) * side, Math.floor(index / tiles) * side, side, 1 / atlas);
    });
  }
}

/** From the clip volume to a texture: x and y from 0 to 1, y downwards. */
// prettier-ignore
const toSquare = new Matrix4().set(
  0.5, 0, 0, 0.5,
  0, -0.5, 0, 0.5,
  0, 0, 1, 0,
  0, 0, 0, 1,
);
