/** Meshes and their buffers, made once and used again in every sample: memory stays flat and no shader is made twice. */
import { BufferAttribute, BufferGeometry, type Material, Mesh, Sphere, Vector3 } from 'three';
import type { Surface, SurfaceGroup } from '../geometry/surface.js';
import { newParameters, type SurfaceParameters } from './materials/surface-material.js';

/** A mesh as the geometry pass draws it, and its twin in the shadow maps. */
export interface Slot {
  readonly mesh: Mesh;
  readonly shadow: Mesh;
  readonly parameters: SurfaceParameters;
}

interface Shelf {
  readonly slots: Slot[];
  used: number;
}

export class SlotPool {
  private readonly shelves = new Map<string, Shelf>();

  /** Takes a free mesh of that geometry and material; it is free again after `restart`. */
  take(geometry: BufferGeometry, material: Material, shadowMaterial: Material): Slot {
    const key = `${geometry.id} ${material.id}`;
    let shelf = this.shelves.get(key);
    if (!shelf) {
      shelf = { slots: [], used: 0 };
      this.shelves.set(key, shelf);
    }
    let slot = shelf.slots[shelf.used];
    if (!slot) {
      slot = newSlot(geometry, material, shadowMaterial);
      shelf.slots.push(slot);
    }
    shelf.used += 1;
    return slot;
  }

  restart(): void {
    for (const shelf of this.shelves.values()) shelf.used = 0;
  }
}

function newSlot(geometry: BufferGeometry, material: Material, shadowMaterial: Material): Slot {
  const parameters = newParameters();
  const make = (which: Material) => {
    const mesh = new Mesh(geometry, which);
    mesh.matrixAutoUpdate = false;
    mesh.matrixWorldAutoUpdate = false;
    Object.assign(mesh.userData, parameters);
    return mesh;
  };
  return { mesh: make(material), shadow: make(shadowMaterial), parameters };
}

/** The buffers of a surface's groups. */
export class GeometryStore {
  private readonly lasting = new Map<Surface, readonly BufferGeometry[]>();
  private readonly passing = new Map<string, { readonly geometries: BufferGeometry[]; used: number }>();

  /** Of a surface that will be used again; kept. */
  of(surface: Surface): readonly BufferGeometry[] {
    let geometries = this.lasting.get(surface);
    if (!geometries) {
      const shared = attributesOf(surface);
      geometries = surface.groups.map((group) => geometryOf(surface, group, shared));
      this.lasting.set(surface, geometries);
    }
    return geometries;
  }

  /** Of a surface of this sample alone, in buffers that are written anew: the next sample takes them over. */
  ofPassing(surface: Surface): BufferGeometry {
    const key = `${surface.positions.length} ${surface.indices.length}`;
    let shelf = this.passing.get(key);
    if (!shelf) {
      shelf = { geometries: [], used: 0 };
      this.passing.set(key, shelf);
    }
    const known = shelf.geometries[shelf.used];
    shelf.used += 1;
    if (!known) {
      const geometry = geometryOf(surface, surface.groups[0], attributesOf(surface));
      shelf.geometries.push(geometry);
      return geometry;
    }
    rewrite(known, 'position', surface.positions);
    rewrite(known, 'normal', surface.normals);
    rewrite(known, 'uv', surface.uvs);
    known.boundingSphere = sphereOf(surface);
    return known;
  }

  restart(): void {
    for (const shelf of this.passing.values()) shelf.used = 0;
  }

  dispose(): void {
    const passing = [...this.passing.values()].flatMap(({ geometries }) => geometries);
    for (const geometry of [...[...this.lasting.values()].flat(), ...passing]) geometry.dispose();
  }
}

function rewrite(geometry: BufferGeometry, name: string, values: ArrayLike<number>): void {
  const attribute = geometry.getAttribute(name) as BufferAttribute;
  (attribute.array as Float32Array).set(values);
  attribute.needsUpdate = true;
}

type Attributes = Readonly<Record<string, BufferAttribute>>;

function attributesOf(surface: Surface): Attributes {
  return {
    position: new BufferAttribute(Float32Array.from(surface.positions), 3),
    normal: new BufferAttribute(surface.normals.slice(), 3),
    uv: new BufferAttribute(surface.uvs.slice(), 2),
    ...(surface.colors ? { color: new BufferAttribute(surface.colors, 4) } : {}),
  };
}

function geometryOf(surface: Surface, group: SurfaceGroup, attributes: Attributes): BufferGeometry {
  const geometry = new BufferGeometry();
  for (const [name, attribute] of Object.entries(attributes)) geometry.setAttribute(name, attribute);
  const first = group.firstTriangle * 3;
  geometry.setIndex(new BufferAttribute(surface.indices.slice(first, first + group.triangleCount * 3), 1));
  geometry.boundingSphere = sphereOf(surface);
  return geometry;
}

function sphereOf({ bounds: { min, max } }: Surface): Sphere {
  const [low, high] = [new Vector3(...min), new Vector3(...max)];
  return new Sphere(low.clone().add(high).multiplyScalar(0.5), low.distanceTo(high) / 2);
}
