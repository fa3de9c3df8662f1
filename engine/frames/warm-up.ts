import { Matrix4 } from 'three';
import { primitiveSurface } from '../geometry/index.js';
import type { Plan } from '../plan/plan.js';
import type { View } from '../raster/view.js';
import type { PlainRecord } from '../sampling/sample.js';
import type { EnvironmentLight } from '../scene/environment/environment-light.js';
import type { SceneLight } from '../scene/lights/light-list.js';
import { shadowViewsOf } from '../scene/lights/shadow-plan.js';
import type { MaterialStore } from '../scene/materials/material-store.js';
import { patternKinds } from '../scene/materials/patterns.js';
import type { GeometryStore, Slot, SlotPool } from '../scene/pool.js';
import { opennessSize, type SceneRenderer } from '../scene/scene-renderer.js';
import { blocksOf, type PlanAssets } from './assets.js';
import { sceneCamera } from './picture.js';

const identity = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

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
  pool.restart();
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

/** Draws everything once, by one light that throws a shadow, and makes the shaders for the numbers of lights. */
export function warmUp(
  renderer: SceneRenderer,
  view: View,
  environment: EnvironmentLight,
  slots: readonly Slot[],
  lightCounts: readonly number[],
): void {
  const light: SceneLight = {
    kind: 'directional',
    position: [0, 0, 0],
    direction: [0, -1, 0],
    strength: [1, 1, 1],
    cosOuter: -1,
    cosInner: -1,
    castsShadow: true,
  };
  const signs = [-1, 1];
  const corners = Float64Array.from(
    [-2, -1].flatMap((z) => signs.flatMap((y) => signs.flatMap((x) => [x, y, z]))),
  );
  renderer.draw({
    camera: sceneCamera(view, identity, []),
    slots,
    lights: [light],
    shadows: shadowViewsOf(light, 0, [{ corners, convex: false }], 1024),
    exposure: 1,
    environment: { light: environment, rotation: 0, intensity: 1 },
    openness: new Uint8Array(opennessSize(view.width) * opennessSize(view.height)).fill(255),
  });
  for (const count of lightCounts) renderer.prepare(count, false);
}
