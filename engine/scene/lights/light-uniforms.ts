import { Matrix4, Vector4 } from 'three';
import { shader } from '../shader.js';
import type { SceneLight } from './light-list.js';
import type { ShadowView } from './shadow-plan.js';

const { uniformArray } = shader;

/** As many lights and shadow maps as one sample can have. */
export const lightCapacity = 32;
export const shadowCapacity = 64;

/** As many lights as a shader is made for: a few exactly, more in steps, so that few shaders serve all numbers. */
export function roomFor(lights: number): number {
  if (lights <= 6) return Math.max(1, lights);
  let room = 8;
  while (room < lights) room *= 2;
  return room;
}

/** What the lighting shader knows of the lights: uniforms only, so that another number of lights needs no other shader. */
export class LightUniforms {
  /** Four a light: its position, 1, or the direction towards it, 0 | strength, first map or −1 | axis, cos outer | cos inner, number of maps, texel, 1 for parallel light. */
  private readonly rows = Array.from({ length: lightCapacity * 4 }, () => new Vector4());
  readonly table = uniformArray(this.rows, 'vec4');
  private readonly matrices = Array.from({ length: shadowCapacity + lightCapacity }, () => new Matrix4());
  /** World to the map's own square, x, y and depth from 0 to 1. */
  readonly shadowMatrices = uniformArray(this.matrices, 'mat4');
  private readonly squares = Array.from({ length: shadowCapacity + lightCapacity }, () => new Vector4());
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
    // Lights that are not there give nothing.
    for (let index = lights.length; index < lightCapacity; index += 1) {
      this.rows[index * 4].set(0, 1, 0, 0);
      this.rows[index * 4 + 1].set(0, 0, 0, -1);
      this.rows[index * 4 + 2].set(0, -1, 0, -3);
      this.rows[index * 4 + 3].set(-2, 0, 0, 1);
    }
    const places = placesOf(lights, views);
    lights.forEach((light, index) => {
      const own = views.flatMap((view, which) => (view.light === index ? [which] : []));
      const isParallel = light.kind === 'directional';
      const [x, y, z] = isParallel ? light.direction.map((each) => -each) : light.position;
      const [r, g, b] = light.strength;
      this.rows[index * 4].set(x, y, z, isParallel ? 0 : 1);
      this.rows[index * 4 + 1].set(
        r * exposure,
        g * exposure,
        b * exposure,
        own.length === 0 ? -1 : places[own[0]],
      );
      const isSpot = light.kind === 'spot';
      this.rows[index * 4 + 2].set(...light.direction, isSpot ? light.cosOuter : -3);
      const texel = own.length === 0 ? 0 : views[own[0]].texel;
      this.rows[index * 4 + 3].set(isSpot ? light.cosInner : -2, own.length, texel, isParallel ? 1 : 0);
    });
    views.forEach((view, index) => {
      const place = places[index];
      this.matrices[place].copy(toSquare).multiply(view.projection).multiply(view.view);
      const side = 1 / tiles;
      this.squares[place].set((index % tiles) * side, Math.floor(index / tiles) * side, side, 1 / atlas);
    });
  }
}

/** The place in the uniforms of each map: one light's six stand together, and a single one at the light's own place. */
function placesOf(lights: readonly SceneLight[], views: readonly ShadowView[]): readonly number[] {
  const count = new Array<number>(lights.length).fill(0);
  for (const { light } of views) count[light] += 1;
  let next = lightCapacity;
  return views.map(({ light }) => (count[light] === 1 ? light : next++));
}

/** From the clip volume to a texture: x and y from 0 to 1, y downwards. */
// prettier-ignore
const toSquare = new Matrix4().set(0.5, 0, 0, 0.5, 0, -0.5, 0, 0.5, 0, 0, 1, 0, 0, 0, 0, 1);
