// Writes meshes as a binary glTF 2.0 file.
import { Accessor, Document, NodeIO } from '@gltf-transform/core';
import { settle } from './numbers.mjs';

function addPrimitive(document, buffer, mesh, material) {
  const accessor = (type, array) => document.createAccessor().setType(type).setArray(array).setBuffer(buffer);
  const floats = (values) => Float32Array.from(values, settle);
  const primitive = document
    .createPrimitive()
    .setAttribute('POSITION', accessor(Accessor.Type.VEC3, floats(mesh.positions)))
    .setAttribute('NORMAL', accessor(Accessor.Type.VEC3, floats(mesh.normals)))
    .setAttribute('TEXCOORD_0', accessor(Accessor.Type.VEC2, floats(mesh.uvs)))
    .setIndices(accessor(Accessor.Type.SCALAR, Uint16Array.from(mesh.indices)))
    .setMaterial(material);
  if (mesh.colors) {
    const bytes = Uint8Array.from(mesh.colors, (value) => Math.round(settle(value) * 255));
    primitive.setAttribute('COLOR_0', accessor(Accessor.Type.VEC4, bytes).setNormalized(true));
  }
  return primitive;
}

/**
 * The bytes of a GLB whose parts { name, mesh, material } are nodes: the first is the root, the others its children.
 * A material is { name, baseColor (linear RGBA), roughness }.
 */
export async function encodeGlb(parts) {
  const document = new Document();
  const asset = document.getRoot().getAsset();
  asset.generator = 'Specimen scripts/assets';
  asset.copyright = 'CC0 1.0';
  const buffer = document.createBuffer();
  const materials = new Map();
  const materialOf = ({ name, baseColor, roughness }) => {
    if (!materials.has(name)) {
      const made = document.createMaterial(name).setBaseColorFactor(baseColor);
      materials.set(name, made.setRoughnessFactor(roughness).setMetallicFactor(0));
    }
    return materials.get(name);
  };
  const [root, ...children] = parts.map(({ name, mesh, material }) => {
    const primitive = addPrimitive(document, buffer, mesh, materialOf(material));
    return document.createNode(name).setMesh(document.createMesh(name).addPrimitive(primitive));
  });
  for (const child of children) root.addChild(child);
  document.getRoot().setDefaultScene(document.createScene().addChild(root));
  return new NodeIO().writeBinary(document);
}
