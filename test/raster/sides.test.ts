import { equal, ok } from 'node:assert/strict';
import { plainMaterial } from '../../engine/geometry/index.js';
import {
  type AlphaImage,
  createRasterizer,
  type RasterObject,
  type Truth,
} from '../../engine/raster/index.js';
import { card, object, surfaceOf, viewAt } from './support/worlds.js';

const view = { ...viewAt([64, 64], 64), fy: 64, cx: 32, cy: 32 };
const rasterizer = createRasterizer({ width: 64, height: 64, subpixels: true });

/** A card over the whole image. */
const full = (id: number, material = {}, scale: readonly number[] = [1, 1, 1]) =>
  object(id, card(1, 1, material), [0, 0, 1], scale);

function draw(...objects: RasterObject[]): Truth {
  return rasterizer.draw(view, objects);
}

function visible(truth: Truth, id: number): number {
  return truth.coverage.get(id)!.visible;
}

const texture = {
  image: 0,
  wrapU: 'repeat',
  wrapV: 'repeat',
  nearest: true,
  transform: [1, 0, 0, 0, 1, 0],
} as const;

/** Opaque in the left half of the upper row and the right half of the lower row. */
const checks: AlphaImage = { width: 2, height: 2, alpha: Uint8Array.of(255, 0, 0, 255) };

describe('Sides of triangles', () => {
  it('are seen from the front alone, unless the material or the object says otherwise', () => {
    const turned = [0, 1, 0, 0];
    const back = object(1, card(1, 1), [0, 0, 1], [1, 1, 1], turned);
    equal(visible(draw(full(1)), 1), 64 * 64);
    equal(visible(draw(back), 1), 0);
    equal(visible(draw({ ...back, doubleSided: true }), 1), 64 * 64);
    const both = { ...back, surface: card(1, 1, { doubleSided: true }) };
    equal(visible(draw(both), 1), 64 * 64);
    equal(visible(draw({ ...both, doubleSided: false }), 1), 0);
  });

  it('have normals towards the camera, from behind too', () => {
    const turned = [0, Math.sin(1.2), 0, Math.cos(1.2)];
    const truth = draw({ ...object(1, card(1, 1), [0, 0, 1], [1, 1, 1], turned), doubleSided: true });
    const pixel = truth.ids.indexOf(1);
    const [x, y, z] = truth.normals.subarray(pixel * 3, pixel * 3 + 3);
    ok(z < 0);
    ok(Math.abs(Math.abs(x) - Math.sin(2.4)) < 1e-6 && y === 0);
  });

  it('are those of the shape when a matrix mirrors it', () => {
    // Mirrored along x or y a card still faces the camera; along z it faces away.
    equal(visible(draw(full(1, {}, [-1, 1, 1])), 1), 64 * 64);
    equal(visible(draw(full(1, {}, [1, -1, 1])), 1), 64 * 64);
    equal(visible(draw(full(1, {}, [1, 1, -1])), 1), 0);
    const away = draw({ ...full(1, {}, [1, 1, -1]), doubleSided: true });
    equal(away.normals[2], -1);
  });
});

describe('Cut-outs', () => {
  const mask = { alphaMode: 'mask', baseColorTexture: texture } as const;
  const cut = (material = {}, image = checks) => ({
    ...full(1, { ...mask, ...material }),
    cutouts: new Map([[0, image]]),
  });

  it('show what is behind their holes, and count what is there alone', () => {
    const truth = draw(cut(), object(2, card(3, 3), [0, 0, 2]));
    equal(truth.ids[10 * 64 + 10], 1);
    equal(truth.ids[10 * 64 + 50], 2);
    equal(truth.ids[50 * 64 + 10], 2);
    equal(truth.ids[50 * 64 + 50], 1);
    equal(visible(truth, 1), 64 * 32);
    equal(truth.coverage.get(1)!.alone, 64 * 32);
    equal(truth.depth[10 * 64 + 50], 2);
    equal(truth.subpixels!.ids[(10 * 64 + 50) * 4], 2);
  });

  it('take the factor and the cut-off of the material, and none of an opaque one', () => {
    equal(visible(draw(cut({ alphaMode: 'opaque' })), 1), 64 * 64);
    equal(visible(draw(cut({ alphaCutoff: 0 })), 1), 64 * 64);
    equal(visible(draw(cut({ baseColor: [1, 1, 1, 0.4] })), 1), 0);
    equal(visible(draw(cut({ baseColor: [1, 1, 1, 0.6], alphaMode: 'blend' })), 1), 64 * 32);
    equal(visible(draw(full(1, { alphaMode: 'blend', baseColor: [1, 1, 1, 0.4] })), 1), 0);
    equal(visible(draw(full(1, { alphaMode: 'blend', baseColor: [1, 1, 1, 0.6] })), 1), 64 * 64);
    // A texture of which no alpha is known is opaque.
    equal(visible(draw(full(1, mask)), 1), 64 * 64);
  });

  it('interpolate between texels, where the texture does not say nearest', () => {
    // Alpha goes from 0 at u = 1/4 to 1 at u = 3/4: half of it is at u = 1/2, where 64 px say 32; 0.75 at u = 5/8.
    const ramp = { width: 2, height: 1, alpha: Uint8Array.of(0, 255) };
    const smooth = { ...texture, nearest: false, wrapU: 'clamp' } as const;
    equal(visible(draw(cut({ baseColorTexture: smooth }, ramp)), 1), 64 * 32);
    equal(visible(draw(cut({ baseColorTexture: smooth, alphaCutoff: 0.75 }, ramp)), 1), 64 * 24);
  });

  it('repeat, mirror and end the texture beyond its borders, after its transform', () => {
    const half = { width: 2, height: 1, alpha: Uint8Array.of(255, 0) };
    // u from −1 to 3: four images side by side, or as the wrap mode says.
    const columns = (wrapU: 'repeat' | 'mirror' | 'clamp') => {
      const use = { ...texture, wrapU, transform: [4, 0, -1, 0, 1, 0] as const };
      const { ids } = draw(cut({ baseColorTexture: use }, half));
      return Array.from({ length: 8 }, (_, eighth) => ids[eighth * 8 + 4]).join('');
    };
    equal(columns('repeat'), '10101010');
    equal(columns('mirror'), '01100110');
    equal(columns('clamp'), '11100000');
  });

  it('go by the alpha of the vertices, in perspective', () => {
    // Depth 1 on the left, 3 on the right; alpha 0 to 1 along the card. It is 1/2 half way in space: at x/z = 0 / 2.
    const leaning = surfaceOf([-0.5, -9, 1, 1.5, -9, 3, 1.5, 9, 3, -0.5, 9, 1], [0, 2, 1, 0, 3, 2], {
      alphaMode: 'mask',
    });
    const colors = Float32Array.of(1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0);
    const truth = draw(object(1, { ...leaning, colors }));
    const middle = 32 + 64 * (0.5 / 2);
    const row = Array.from(truth.ids.subarray(30 * 64, 31 * 64));
    equal(row.indexOf(1), middle);
    equal(row.filter((id) => id === 1).length, 64 - middle);
  });

  it('are those of each group of triangles', () => {
    const twoHalves = surfaceOf([-0.5, -0.5, 1, 0.5, -0.5, 1, 0.5, 0.5, 1, -0.5, 0.5, 1], [0, 2, 1, 0, 3, 2]);
    const surface = {
      ...twoHalves,
      groups: [
        { firstTriangle: 0, triangleCount: 1, material: 0 },
        { firstTriangle: 1, triangleCount: 1, material: 1 },
      ],
      materials: [
        plainMaterial,
        { ...plainMaterial, alphaMode: 'mask' as const, baseColor: [1, 1, 1, 0] as const },
      ],
    };
    // The half above the diagonal, and the centres on it.
    equal(visible(draw(object(1, surface)), 1), (64 * 65) / 2);
  });
});
