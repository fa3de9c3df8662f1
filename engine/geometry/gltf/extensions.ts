import { type JsonObject, listOf } from './json.js';
import { ModelFault, quote } from './problem.js';

/** Required extensions that do not change the triangles, or that this reader honours. */
const harmless = [
  /^KHR_materials_/,
  /^EXT_materials_/,
  /^(KHR|EXT|MSFT)_texture_/,
  /^KHR_mesh_quantization$/,
  /^KHR_lights_/,
  /^EXT_lights_/,
  /^KHR_animation_pointer$/,
  /^KHR_xmp(_json_ld)?$/,
];

/** A model may require what a reader does not know; then it cannot be read in part. */
export function checkExtensions(document: JsonObject): void {
  listOf(document, 'extensionsRequired', '').forEach((name, index) => {
    if (typeof name !== 'string') {
      throw new ModelFault('model/broken', `extensionsRequired[${index}] should be a text, but is not`);
    }
    if (!harmless.some((pattern) => pattern.test(name))) {
      throw new ModelFault(
        'model/unsupported',
        `The model requires the extension ${quote(name)}, which is not supported`,
      );
    }
  });
}
