import { Matrix4 } from 'three';
import { primitiveSurface } from '../geometry/index.js';
import type { Plan } from '../plan/plan.js';
import type { PlainRecord } from '../sampling/sample.js';
import type { MaterialStore } from '../scene/materials/material-store.js';
import { patternKinds } from '../scene/materials/patterns.js';
import type { GeometryStore, Slot, SlotPool } from '../scene/pool.js';
import { blocksOf, type PlanAssets } from './assets.js';

/**
 * One mesh of everything that a plan may draw: drawn once, all shaders are compiled and all textures uploaded, so that no
 * later picture waits, and none depends on the ones before it.
 */
export function everySlot(
  plan: Plan,
  assets: PlanAssets,
  geometries: GeometryStore,
  materials: MaterialStore,
  pool: SlotPool,
): readonly Slot[] {
  const box = primitiveSurface('box', { size: [1, 1, 1] });
  const slots: Slot[] = [];
  const add = (surface: typeof box, group: number, chosen: ReturnType<MaterialStore['ofModel']>) => {
    const slot = pool.take(geometries.of(surface)[group], chosen.material, chosen.shadow);
    chosen.apply(slot.parameters);
    slots.push(slot);
  };
  for (const surface of assets.surfaces) {
    surface.groups.forEach(({ material }, group) => {
      add(surface, group, materials.ofModel(surface, material));
    });
  }
  const paints: PlainRecord['properties'][] = [{ baseColor: [1, 1, 1] }];
  for (const path of assets.images) paints.push({ baseColor: path });
  const hasPattern = Object.keys(patternKinds).some((kind) => !blocksOf(plan, kind).next().done);
  if (hasPattern) {
    const properties = { a: [1, 1, 1], b: [0, 0, 0], size: 0.1 };
    paints.push({ baseColor: { type: 'checker', properties } });
  }
  for (const paint of paints) {
    for (const doubleSided of [false, true]) {
      const record = { type: 'pbr', properties: { ...paint, roughness: 0.5, metallic: 0 } };
      add(box, 0, materials.ofSpec(record, doubleSided));
    }
  }
  const small = new Matrix4().makeScale(1e-3, 1e-3, 1e-3).setPosition(0, 0, -1);
  for (const { mesh, shadow } of slots) {
    mesh.matrixWorld.copy(small);
    shadow.matrixWorld.copy(small);
  }
  return slots;
}
