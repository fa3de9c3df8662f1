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
    .setIndices(accessor(Accessor.Type.SCALAR, Uint16Array.from(mesh.indices)))
    .setMaterial(material);
  if (mesh.uvs.length > 0)
    primitive.setAttribute('TEXCOORD_0', accessor(Accessor.Type.VEC2, floats(mesh.uvs)));
  if (mesh.colors) {
    const bytes = Uint8Array.from(mesh.colors, (value) => Math.round(settle(value) * 255));
    primitive.setAttribute('COLOR_0', accessor(Accessor.Type.VEC4, bytes).setNormalized(true));
  }
  return primitive;
}

function addMaterial(document, { name, baseColor = [1, 1, 1, 1], roughness = 1, metallic = 0, ...maps }) {
  const texture = (what, bytes) =>
    document
      .createTexture(`${name} ${what}`)
      .setImage(Uint8Array.from(bytes))
      .setMimeType(bytes[0] === 0x89 ? 'image/png' : 'image/jpeg');
  const material = document
    .createMaterial(name)
    .setBaseColorFactor(baseColor)
    .setRoughnessFactor(roughness)
    .setMetallicFactor(metallic)
    .setDoubleSided(maps.doubleSided ?? false);
  if (maps.colorMap) material.setBaseColorTexture(texture('colour', maps.colorMap));
  if (maps.roughnessMap) material.setMetallicRoughnessTexture(texture('roughness', maps.roughnessMap));
  if (maps.normalMap) material.setNormalTexture(texture('normals', maps.normalMap));
  if (maps.cutOut) material.setAlphaMode('MASK').setAlphaCutoff(0.5);
  return material;
}

/**
 * The bytes of a GLB whose parts { name, mesh, material } are nodes: the first is the root, the others its children. A
 * material is { name, baseColor (linear RGBA), roughness, metallic, doubleSided, cutOut } with the bytes of the images
 * colorMap, roughnessMap (its factors are then multiplied with the map) and normalMap. Parts share a material by its name.
 */
export async function encodeGlb(parts) {
  const document = new Document();
  const asset = document.getRoot().getAsset();
  asset.generator = 'Specimen scripts/assets';
  asset.copyright = 'CC0 1.0';
  const buffer = document.createBuffer();
  const materials = new Map();
  const materialOf = (material) => {
    if (!materials.has(material.name)) materials.set(material.name, addMaterial(document, material));
    return materials.get(material.name);
  };
  const [root, ...children] = parts.map(({ name, mesh, material }) => {
    const primitive = addPrimitive(document, buffer, mesh, materialOf(material));
    return document.createNode(name).setMesh(document.createMesh(name).addPrimitive(primitive));
  });
  for (const child of children) root.addChild(child);
  document.getRoot().setDefaultScene(document.createScene().addChild(root));
  return new NodeIO().writeBinary(document);
}
