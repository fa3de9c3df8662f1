import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { transformSync } from 'esbuild';

/** The walls of docs/architecture.md: what each room may import, and what it may never use. */
export interface Room {
  readonly path: string;
  /** Rooms that it may import. */
  readonly rooms: readonly string[];
  /** Rooms of which it may import types, and nothing else. */
  readonly types?: readonly string[];
  /** Packages that it may import, by their names. */
  readonly packages: readonly string[];
  /** Whether it may use `node:*`. */
  readonly node: boolean;
  /** Whether its results must be the same on every machine: no inexact `Math`, no chance, no clock. */
  readonly exact: boolean;
}

const langium = ['langium'];
const engine = [
  'engine/numbers',
  'engine/plan',
  'engine/geometry',
  'engine/sampling',
  'engine/analysis',
  'engine/bounds',
  'engine/raster',
  'engine/labels',
  'engine/pictures',
  'engine/scene',
  'engine/frames',
];
const truth = ['engine/numbers', 'engine/plan', 'engine/geometry', 'engine/sampling'];

export const rooms: readonly Room[] = [
  { path: 'engine/numbers', rooms: [], packages: [], node: false, exact: true },
  {
    path: 'engine/plan',
    rooms: ['engine/numbers'],
    packages: ['@noble/hashes'],
    node: false,
    exact: true,
  },
  { path: 'engine/bounds', rooms: engine.slice(0, 2), packages: [], node: false, exact: true },
  { path: 'engine/geometry', rooms: engine.slice(0, 2), packages: [], node: false, exact: true },
  {
    path: 'engine/sampling',
    rooms: engine.slice(0, 3),
    packages: ['@noble/hashes', '@dimforge/rapier3d-deterministic-compat'],
    node: false,
    exact: true,
  },
  { path: 'engine/analysis', rooms: engine.slice(0, 4), packages: [], node: false, exact: true },
  { path: 'engine/raster', rooms: truth, packages: [], node: false, exact: true },
  { path: 'engine/labels', rooms: [...truth, 'engine/raster'], packages: [], node: false, exact: true },
  {
    path: 'engine/pictures',
    rooms: [...truth, 'engine/raster', 'engine/labels'],
    packages: [],
    node: false,
    exact: false,
  },
  { path: 'engine/scene', rooms: truth, packages: ['three'], node: false, exact: false },
  {
    path: 'engine/frames',
    rooms: [...truth, 'engine/raster', 'engine/labels', 'engine/scene'],
    packages: ['three'],
    node: false,
    exact: false,
  },
  { path: 'preview', rooms: [...engine], packages: ['three'], node: false, exact: false },
  {
    path: 'language',
    rooms: ['engine/numbers', 'engine/plan', 'engine/bounds'],
    packages: [...langium, '@noble/hashes', 'fastest-levenshtein'],
    node: false,
    exact: true,
  },
  {
    path: 'files/content',
    rooms: ['engine/geometry', 'language'],
    packages: [],
    node: false,
    exact: false,
  },
  {
    path: 'files',
    rooms: ['engine/numbers', 'engine/plan', 'engine/geometry', 'language', 'files/content'],
    packages: [],
    node: true,
    exact: false,
  },
  {
    path: 'server',
    rooms: [
      'engine/numbers',
      'engine/plan',
      'engine/geometry',
      'engine/sampling',
      'engine/analysis',
      'language',
      'files',
      'files/content',
    ],
    packages: [
      '@noble/hashes',
      'langium',
      'vscode-languageserver',
      'vscode-languageserver-textdocument',
      'vscode-uri',
    ],
    node: true,
    exact: false,
  },
  {
    path: 'client',
    rooms: [],
    types: ['preview', 'server'],
    packages: ['vscode', 'vscode-languageclient'],
    node: true,
    exact: false,
  },
  {
    path: 'runner',
    rooms: [
      ...truth,
      'engine/raster',
      'engine/labels',
      'engine/pictures',
      'engine/scene',
      'engine/frames',
      'files',
      'files/content',
    ],
    packages: ['three', 'webgpu', 'sharp', 'opentype.js'],
    node: true,
    exact: false,
  },
  {
    path: 'cli',
    rooms: [...engine, 'language', 'files', 'files/content', 'preview', 'runner', 'server'],
    packages: ['commander'],
    node: true,
    exact: false,
  },
];

const exactMath = new Set(
  'sqrt abs floor ceil trunc min max fround imul sign PI E LN2 LOG2E SQRT1_2'.split(' '),
);

/** What a page and Node have in common, of which the engine may use what it needs. */
const hostNames: ReadonlySet<string> = new Set(
  'AbortController AbortSignal DOMException TextDecoder TextEncoder console performance queueMicrotask'.split(
    ' ',
  ),
);

/**
 * What a source file does that its room must not; `resolve` makes a relative import a path from the root. Types are gone
 * by then: wrong imports of types are errors of the TypeScript projects, whose references a test compares with the walls.
 */
export function faultsOf(room: Room, source: string, resolve: (specifier: string) => string): string[] {
  // For an old target esbuild writes `a ** b` as a call of Math.pow; comments and types are dropped.
  const target = room.exact ? 'es2015' : 'es2022';
  const { code } = transformSync(source, { loader: 'ts', target, legalComments: 'none' });
  const faults = importsOf(code).flatMap((specifier) => importFault(room, specifier, resolve) ?? []);
  if (room.exact) {
    const inexact = [...code.matchAll(/\bMath\.(\w+)/g)]
      .map(([, name = '']) => name)
      .filter((name) => !exactMath.has(name));
    faults.push(...inexact.map((name) => `uses Math.${name}`));
    if (/\bDate\.now\b|\bnew Date\b|\bperformance\.now\b/.test(code)) faults.push('reads the clock');
  }
  return faults;
}

/**
 * The names of the page and the browser that a source file uses. The engine draws in Node too, where they are absent;
 * its projects see their types since three's and WebGPU's mention them.
 */
export function pageGlobalsOf(source: string): string[] {
  const mark = '__page__';
  // esbuild replaces only names that are bound nowhere in the file, so that a variable of the same name is no fault.
  const define = Object.fromEntries(
    pageGlobals.flatMap((name) => [
      [name, `${mark}.${name}`],
      [`globalThis.${name}`, `${mark}.${name}`],
    ]),
  );
  const { code } = transformSync(source, { loader: 'ts', target: 'es2022', legalComments: 'none', define });
  const found = [...code.matchAll(/\b__page__\.(\w+)/g)].map(([, name = '']) => name);
  return [...new Set(found)].map((name) => `uses ${name}`);
}

/** Values that the DOM's library declares, without those that Node has had since before it had a `navigator`. */
const pageGlobals: readonly string[] = [
  ...readFileSync(domLibrary(), 'utf8').matchAll(/^declare (?:var|let|const|function) (\w+)/gm),
]
  .map(([, name = '']) => name)
  .filter((name) => !hostNames.has(name));

/** TypeScript's own list of what a page has, in the package of its compiler for this machine. */
function domLibrary(): string {
  const require = createRequire(createRequire(import.meta.url).resolve('typescript/package.json'));
  const platform = `@typescript/typescript-${process.platform}-${process.arch}`;
  return join(dirname(require.resolve(`${platform}/package.json`)), 'lib', 'lib.dom.d.ts');
}

function importsOf(code: string): string[] {
  const fixed = [...code.matchAll(/^(?:(?:import|export)\b[^;"]*\bfrom|import) "([^"]+)";$/gm)];
  const lazy = [...code.matchAll(/\bimport\("([^"]+)"\)/g)];
  return [...fixed, ...lazy].map(([, specifier = '']) => specifier);
}

function importFault(
  room: Room,
  specifier: string,
  resolve: (specifier: string) => string,
): string | undefined {
  if (specifier.startsWith('.')) {
    const target = resolve(specifier);
    const allowed = [room.path, ...room.rooms].some((each) => target.startsWith(`${each}/`));
    return allowed ? undefined : `imports ${target}`;
  }
  if (specifier.startsWith('node:')) return room.node ? undefined : `imports ${specifier}`;
  if (room.path === 'language' && specifier === 'langium/lsp') return `imports ${specifier}`;
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  return room.packages.includes(name) ? undefined : `imports the package ${specifier}`;
}
