/** The bytes that a `uri` of a buffer or an image stands for. */
import { decodeBase64 } from './base64.js';
import { describe } from './json.js';
import { ModelFault, type ModelProblemCode, quote } from './problem.js';

/** Gives the bytes of a file beside the model, or undefined if there is none. */
export type Resolve = (relativeUri: string) => Uint8Array | undefined;

/**
 * @param place the entry of the document that has the uri
 * @param missing the code of a file that cannot be had
 */
export function bytesOfUri(
  uri: unknown,
  place: string,
  resolve: Resolve | undefined,
  missing: ModelProblemCode,
): Uint8Array {
  if (typeof uri !== 'string') {
    throw new ModelFault('model/broken', `${place}.uri should be a text, but is ${describe(uri)}`);
  }
  if (uri.startsWith('data:')) return embedded(uri, place);
  const path = decodeUri(uri);
  if (path === undefined || path.includes('\0')) {
    throw new ModelFault('model/broken', `${place}.uri should be a URI, but is ${quote(uri)}`);
  }
  if (/^([a-z][a-z0-9+.-]*:|[/\\])/i.test(path)) {
    throw new ModelFault(missing, `${place}.uri should be relative to the model, but is ${quote(path)}`);
  }
  const bytes = resolve?.(path);
  if (bytes === undefined) {
    const outside = /(^|[/\\])\.\.([/\\]|$)/.test(path)
      ? '; files outside the folder of the spec are not read'
      : '';
    throw new ModelFault(missing, `${place} needs the file ${quote(path)}, which is not there${outside}`);
  }
  return bytes;
}

function embedded(uri: string, place: string): Uint8Array {
  // The media type is short, so the comma is looked for near the front only.
  const comma = uri.slice(0, 1000).indexOf(',');
  const bytes =
    comma > 0 && uri.slice(0, comma).endsWith(';base64') ? decodeBase64(uri, comma + 1) : undefined;
  if (bytes === undefined)
    throw new ModelFault('model/broken', `${place}.uri should be base64 data, but is not`);
  return bytes;
}

function decodeUri(uri: string): string | undefined {
  try {
    return decodeURIComponent(uri);
  } catch {
    return undefined;
  }
}
