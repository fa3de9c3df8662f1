import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { bundledFolder } from '../bundled.js';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

export interface PageFile {
  readonly type: string;
  readonly bytes: Buffer;
}

/** A file of the bundled page by its name, which may not lead elsewhere; undefined if there is none. */
export function pageFile(name: string): PageFile | undefined {
  const type = types[extname(name)];
  if (!type || !/^[\w-]+\.\w+$/.test(name)) return undefined;
  try {
    const bytes = readFileSync(new URL(name, bundledFolder('preview')));
    return { type, bytes: name === 'page.html' ? Buffer.from(filled(bytes.toString('utf8'))) : bytes };
  } catch {
    return undefined;
  }
}

/** Nothing but this server is asked for anything; WebAssembly is the physics. The page's worker has it from the header. */
export const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src blob: data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

function filled(html: string): string {
  return html.replaceAll('{{folder}}', '').replaceAll('{{policy}}', policy);
}
