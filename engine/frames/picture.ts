import { Matrix4 } from 'three';
import type { RasterObject } from '../raster/index.js';
import type { View } from '../raster/view.js';
import type { PlainRecord, Sample, SampledObject } from '../sampling/sample.js';
import type { Caster } from '../scene/lights/shadow-plan.js';
import type { MaterialStore } from '../scene/materials/material-store.js';
import type { GeometryStore, Slot, SlotPool } from '../scene/pool.js';
import type { SceneCamera } from '../scene/scene-camera.js';
import type { PlanAssets } from './assets.js';
import { type Shape, shapeOf } from './shapes.js';

/** The shapes of a sample's objects, each made once for all that reads them. */
export interface PlacedShape extends Shape {
  readonly object: SampledObject;
}

export function shapesOf(sample: Sample, assets: PlanAssets): readonly PlacedShape[] {
  return [...sample.objects]
    .sort((a, b) => a.id - b.id)
    .map((object) => ({ object, ...shapeOf(object, assets.surface) }));
}

/** What the rasteriser is to draw: what is not labelled is not counted beyond the image. */
export function rasterObjects(shapes: readonly PlacedShape[], assets: PlanAssets): readonly RasterObject[] {
  return shapes.map(({ object, surface, matrix }) => {
    const cutouts = object.material === null ? assets.cutoutsOf(surface) : undefined;
    return {
      id: object.id,
      surface,
      matrix,
      countWhole: object.class !== null,
      ...(cutouts ? { cutouts } : {}),
    };
  });
}

/** What shapes without a material of their own are made of: the catalogue's default. */
const plain: PlainRecord = {
  type: 'pbr',
  properties: {
    baseColor: [0.6038273388553378, 0.6038273388553378, 0.6038273388553378],
    roughness: 0.5,
    metallic: 0,
  },
};

/** The meshes of a sample, in the order of their ids. */
export function slotsOf(
  shapes: readonly PlacedShape[],
  geometries: GeometryStore,
  materials: MaterialStore,
  pool: SlotPool,
): readonly Slot[] {
  geometries.restart();
  pool.restart();
  return shapes.flatMap(({ object, surface, matrix, extent, passing }) => {
    const world = new Matrix4().fromArray(matrix as number[]);
    const mirrored = world.determinant() < 0;
    const buffers = passing ? [geometries.ofPassing(surface)] : geometries.of(surface);
    const isModel = object.geometry.kind === 'model';
    return surface.groups.map((group, index) => {
      const { doubleSided } = surface.materials[group.material];
      const chosen =
        isModel && object.material === null
          ? materials.ofModel(surface, group.material)
          : materials.ofSpec(object.material ?? plain, doubleSided);
      const slot = pool.take(buffers[index], chosen.material, chosen.shadow);
      chosen.apply(slot.parameters);
      slot.parameters.scale.set(extent[0], extent[1], extent[2], mirrored ? -1 : 1);
      slot.mesh.matrixWorld.copy(world);
      slot.shadow.matrixWorld.copy(world);
      return slot;
    });
  });
}

/** The boxes round the things that can throw shadows. */
export function castersOf(shapes: readonly PlacedShape[]): readonly Caster[] {
  return shapes.map(({ object: { bounds, matrix: m }, convex }) => {
    const corners = new Float64Array(24);
    for (let corner = 0; corner < 8; corner += 1) {
      const [x, y, z] = [0, 1, 2].map((axis) => (corner & (1 << axis) ? bounds.max[axis] : bounds.min[axis]));
      for (let axis = 0; axis < 3; axis += 1)
        corners[corner * 3 + axis] = m[axis] * x + m[4 + axis] * y + m[8 + axis] * z + m[12 + axis];
    }
    return { corners, convex };
  });
}

/** The camera of a view, with its near and far planes drawn in to what there is to see: depth is finest so. */
export function sceneCamera(
  view: View,
  cameraMatrix: readonly number[],
  casters: readonly Caster[],
): SceneCamera {
  const m = view.worldToCamera;
  let [near, far] = [Infinity, 0];
  for (const { corners } of casters) {
    for (let at = 0; at < corners.length; at += 3) {
      const z = m[2] * corners[at] + m[6] * corners[at + 1] + m[10] * corners[at + 2] + m[14];
      near = Math.min(near, z);
      far = Math.max(far, z);
    }
  }
  const { width, height, fx, fy, cx, cy } = view;
  const nearest = Math.max(view.near, Math.min(near * 0.98, 10));
  return {
    width,
    height,
    fx,
    fy,
    cx,
    cy,
    cameraToWorld: new Matrix4().fromArray(cameraMatrix as number[]),
    near: nearest,
    far: Math.max(far * 1.02, nearest * 1.1),
  };
}
