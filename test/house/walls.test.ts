import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { root } from '../support/root.js';
import { faultsOf, pageGlobalsOf, rooms } from './walls.js';

/** The TypeScript files of a room, relative to the root, with `/`. */
function sourcesOf(room: string): string[] {
  return readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.includes('/generated/'));
}

describe('the walls', () => {
  for (const room of rooms) {
    it(`${room.path} imports only what it may`, () => {
      const sources = sourcesOf(room.path);
      assert.ok(sources.length > 0, 'the room is empty');
      const faults = sources.flatMap((path) =>
        faultsOf(room, readFileSync(join(root, path), 'utf8'), (specifier) =>
          posix.join(dirname(path).split(sep).join('/'), specifier),
        ).map((fault) => `${path} ${fault}`),
      );
      assert.deepEqual(faults, []);
    });
  }

  for (const room of rooms.filter(({ path }) => path.startsWith('engine/'))) {
    it(`${room.path} uses nothing of a page`, () => {
      const faults = sourcesOf(room.path).flatMap((path) =>
        pageGlobalsOf(readFileSync(join(root, path), 'utf8')).map((fault) => `${path} ${fault}`),
      );
      assert.deepEqual(faults, []);
    });
  }

  it('tell what is of a page from what only has such a name', () => {
    const source = [
      `const canvas: HTMLCanvasElement = document.createElement('canvas');`,
      `if (typeof window === 'object' && globalThis.navigator.gpu) self.postMessage(canvas instanceof HTMLCanvasElement);`,
    ].join('\n');
    const faults = ['document', 'window', 'navigator', 'self', 'HTMLCanvasElement'].map(
      (name) => `uses ${name}`,
    );
    assert.deepEqual(pageGlobalsOf(source), faults);
    const own = `export function f(window: Window, name: string) { const self = { document: name }; return [window, self.document]; }`;
    assert.deepEqual(pageGlobalsOf(own), []);
  });

  it('are seen when they are broken', () => {
    const sampling = rooms.find((room) => room.path === 'engine/sampling')!;
    const source = [
      `import { a } from '../../language/index.js';`,
      `import { readFileSync } from 'node:fs';`,
      `import * as THREE from 'three';`,
      `export const lazy = () => import('langium/lsp');`,
      `export const y = Math.sin(1) + a ** readFileSync + Date.now() + THREE;`,
    ].join('\n');
    const faults = faultsOf(sampling, source, (specifier) => posix.join('engine/sampling', specifier));
    assert.deepEqual(faults, [
      'imports language/index.js',
      'imports node:fs',
      'imports the package three',
      'imports the package langium/lsp',
      'uses Math.pow',
      'uses Math.sin',
      'reads the clock',
    ]);
  });

  it('are also those of the TypeScript projects', () => {
    for (const room of rooms) {
      const config = JSON.parse(readFileSync(join(root, room.path, 'tsconfig.json'), 'utf8')) as {
        references: { path: string }[];
      };
      const referenced = config.references.map(({ path }) => posix.join(room.path, path));
      const unknown = referenced.filter((path) => ![...room.rooms, ...(room.types ?? [])].includes(path));
      assert.deepEqual(unknown, [], `${room.path}/tsconfig.json refers to rooms that it may not import`);
    }
  });
});
