import { type DataTexture, Vector2, Vector3, Vector4 } from 'three';
import { type Shader, shader } from '../shader.js';
import type { EnvironmentLight } from './environment-light.js';
import { tileRoughness } from './prefilter.js';

const { clamp, floor, int, max, min, mix, texture, uniform, uniformArray, vec2, vec3, abs } = shader;

/** What the lighting shader knows of the surroundings: a texture and uniforms. */
export class EnvironmentUniforms {
  private readonly harmonics = Array.from({ length: 9 }, () => new Vector3());
  private readonly tiles = tileRoughness.map(() => new Vector4());
  private readonly map: { value: DataTexture };
  private readonly size = { value: new Vector2() };
  private readonly turn = { value: new Vector2() };
  private readonly strength = { value: 0 };

  constructor(first: EnvironmentLight) {
    this.map = texture(first.texture) as unknown as { value: DataTexture };
    this.size = uniform(new Vector2()) as unknown as { value: Vector2 };
    this.turn = uniform(new Vector2(1, 0)) as unknown as { value: Vector2 };
    this.strength = uniform(0, 'float') as unknown as { value: number };
    this.nodes = {
      harmonics: uniformArray(this.harmonics, 'vec3'),
      tiles: uniformArray(this.tiles, 'vec4'),
    };
  }
  private readonly nodes;

  /** @param rotation about +Y, counter-clockwise from above, in radians @param strength what its nits are multiplied with */
  set(light: EnvironmentLight, rotation: number, strength: number): void {
    light.irradiance.forEach((value, index) => {
      this.harmonics[Math.floor(index / 3)].setComponent(index % 3, value);
    });
    light.tiles.forEach(({ left, top, size }, index) => {
      this.tiles[index].set(left, top, size, 0);
    });
    this.map.value = light.texture;
    this.size.value.set(light.texture.image.width, light.texture.image.height);
    this.turn.value.set(Math.cos(rotation), Math.sin(rotation));
    this.strength.value = strength;
  }

  /** From the world's frame to the panorama's. */
  private readonly toPanorama = (direction: Shader): Shader => {
    const turn = this.turn as unknown as Shader;
    return vec3(
      direction.x.mul(turn.x).sub(direction.z.mul(turn.y)),
      direction.y,
      direction.x.mul(turn.y).add(direction.z.mul(turn.x)),
    );
  };

  /** Lux, times the exposure, on a surface by its normal in the world. */
  irradiance(normal: Shader): Shader {
    const n = this.toPanorama(normal).toVar();
    const { harmonics } = this.nodes;
    const at = (index: number) => harmonics.element(int(index));
    const sum = at(0)
      .mul(0.282095)
      .add(at(1).mul(n.y.mul(0.488603)))
      .add(at(2).mul(n.z.mul(0.488603)))
      .add(at(3).mul(n.x.mul(0.488603)))
      .add(at(4).mul(n.x.mul(n.y).mul(1.092548)))
      .add(at(5).mul(n.y.mul(n.z).mul(1.092548)))
      .add(at(6).mul(n.z.mul(n.z).mul(3).sub(1).mul(0.315392)))
      .add(at(7).mul(n.x.mul(n.z).mul(1.092548)))
      .add(at(8).mul(n.x.mul(n.x).sub(n.y.mul(n.y)).mul(0.546274)));
    return max(sum, vec3(0)).mul(this.strength as unknown as Shader);
  }

  /** Nits, times the exposure, that come from a direction, as a surface of that roughness mirrors it. */
  readonly radiance = (world: Shader, roughness: Shader | number): Shader => {
    const d = this.toPanorama(world).toVar();
    const norm = abs(d.x).add(abs(d.y)).add(abs(d.z));
    const a = d.x.div(norm).toVar();
    const b = d.z.div(norm).toVar();
    const down = d.y.lessThan(0);
    const folded = vec2(
      down.select(abs(b).oneMinus().mul(a.lessThan(0).select(-1, 1)), a),
      down.select(abs(a).oneMinus().mul(b.lessThan(0).select(-1, 1)), b),
    ).toVar();
    const square = folded.mul(0.5).add(0.5).toVar();
    if (typeof roughness === 'number')
      return this.tile(int(0), square).mul(this.strength as unknown as Shader);
    const last = tileRoughness.length - 1;
    const level = clamp(roughness.mul(last), 0, last).toVar();
    const lower = floor(level).toVar();
    const first = int(lower).toVar();
    const second = min(first.add(1), int(last));
    return mix(this.tile(first, square), this.tile(second, square), level.sub(lower)).mul(
      this.strength as unknown as Shader,
    );
  };

  private tile(index: Shader, square: Shader): Shader {
    const tile = this.nodes.tiles.element(index).toVar();
    const at = tile.xy.add(square.mul(tile.z)).div(this.size as unknown as Shader);
    return (this.map as unknown as Shader).sample(at).level(0).xyz;
  }
}
