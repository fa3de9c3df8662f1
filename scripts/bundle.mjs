// Bundles what is shipped: the command line, the language server and the VS Code extension, into dist/.
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './bootstrap.mjs';

/** Packages of the command line that stay packages: native modules, and those of which files are read. */
export const externals = ['webgpu', 'sharp', '@sparticuz/chromium', '@fontsource/inter'];

const physics = '@dimforge/rapier3d-deterministic-compat';

const stamp = join(root, 'dist', '.bundled.json');
/** Where it is kept which files of packages each bundle contains, for their licences. */
const contents = 'dist/.contents.json';

/** The size and time of a file, from the root. */
function stateOf(path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  return stats ? `${stats.size} ${stats.mtimeMs}` : 'gone';
}

/** Whether everything that the bundles were made from, and the bundles, are as they were. */
function isUpToDate() {
  if (!existsSync(stamp)) return false;
  const before = JSON.parse(readFileSync(stamp, 'utf8'));
  return Object.entries(before).every(([path, state]) => stateOf(path) === state);
}

/** The files in a folder and below, from the root, with `/`. */
function filesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** Removes what earlier bundles left behind. */
function removeOthers(folder, wanted) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) removeOthers(path, wanted);
    else if (!wanted.has(path)) rmSync(join(root, path));
  }
}

/** Each bundle's files of packages, by the path of the bundle. */
function contentsOf(results) {
  const outputs = results.flatMap(({ metafile }) => Object.entries(metafile.outputs));
  return Object.fromEntries(
    outputs.map(([path, { inputs }]) => [
      path,
      Object.keys(inputs).filter(
        (input) => input.includes('node_modules/') && inputs[input].bytesInOutput > 0,
      ),
    ]),
  );
}

/** All of three's names come from the module that has the WebGPU renderer: the plain one brings another renderer with it. */
const oneThree = {
  name: 'one three',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^three$/ }, ({ kind, resolveDir }) => resolve('three/webgpu', { kind, resolveDir }));
  },
};

export async function bundle() {
  if (isUpToDate()) return;
  const esbuild = await import('esbuild');
  const versionOf = (manifest) => JSON.parse(readFileSync(join(root, manifest), 'utf8')).version;
  const shared = {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20',
    minify: true,
    keepNames: true,
    sourcemap: 'linked',
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
    legalComments: 'linked',
    define: {
      SPECIMEN_VERSION: JSON.stringify(versionOf('package.json')),
      THREE_VERSION: JSON.stringify(versionOf('node_modules/three/package.json')),
    },
  };
  const starter = filesBelow('examples/starter');
  const starterFiles = starter.map((file) => file.replace('examples/starter/', ''));
  const results = await Promise.all([
    // Parts that few commands need are files of their own, read when they are needed.
    esbuild.build({
      ...shared,
      entryPoints: { specimen: 'cli/specimen.ts' },
      outdir: 'dist/cli',
      chunkNames: 'parts/[name]-[hash]',
      format: 'esm',
      splitting: true,
      external: externals,
      banner: {
        js: "#!/usr/bin/env node\nimport { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
      },
    }),
    esbuild.build({
      ...shared,
      // Names are given at each making of a function, which takes a tenth of a check.
      keepNames: false,
      entryPoints: ['server/main.ts'],
      outfile: 'dist/server/server.cjs',
      format: 'cjs',
      define: { ...shared.define, 'import.meta.url': '__bundleUrl' },
      banner: { js: "const __bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    }),
    esbuild.build({
      ...shared,
      keepNames: false,
      entryPoints: ['server/analysis/worker.ts'],
      outfile: 'dist/server/analysis.cjs',
      format: 'cjs',
      // Nothing falls for statistics, so that physics is never loaded.
      external: [physics],
    }),
    // The server in a web worker, where scripts are no modules.
    esbuild.build({
      ...shared,
      keepNames: false,
      entryPoints: ['server/worker-main.ts'],
      outfile: 'dist/server/web-worker.js',
      format: 'iife',
      platform: 'browser',
      target: 'es2022',
      define: { ...shared.define, STARTER_FILES: JSON.stringify(starterFiles) },
    }),
    esbuild.build({
      ...shared,
      entryPoints: ['server/analysis/web-worker.ts'],
      outfile: 'dist/server/web-analysis.js',
      format: 'iife',
      platform: 'browser',
      target: 'es2022',
      external: ['@dimforge/rapier3d-deterministic-compat'],
    }),
    // The page and its worker are for browsers; the physics, the panel of distributions and the export are files of their own,
    // fetched where they are needed.
    esbuild.build({
      ...shared,
      entryPoints: [
        { in: 'preview/page.ts', out: 'page' },
        { in: 'preview/page.html', out: 'page' },
        { in: 'preview/page.css', out: 'page' },
        { in: 'preview/studio/worker.ts', out: 'studio' },
        { in: 'preview/distribution/panel.ts', out: 'distribution' },
        { in: 'preview/export/export-form.ts', out: 'export' },
        { in: 'preview/export/packer.ts', out: 'packer' },
      ],
      // Nobody reads the names of functions here; kept, they weigh 50 kB.
      keepNames: false,
      outdir: 'dist/preview',
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      loader: { '.html': 'copy', '.css': 'copy' },
      external: [physics],
      plugins: [oneThree],
    }),
    esbuild.build({
      ...shared,
      entryPoints: [{ in: physics, out: 'physics' }],
      outdir: 'dist/preview',
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
    }),
    esbuild.build({
      ...shared,
      entryPoints: ['client/extension.ts'],
      outfile: 'dist/client/extension.cjs',
      format: 'cjs',
      external: ['vscode'],
    }),
    // The extension in a browser, whose host reads scripts with this ending only.
    esbuild.build({
      ...shared,
      entryPoints: ['client/web-extension.ts'],
      outfile: 'dist/client/web-extension.js',
      format: 'cjs',
      platform: 'browser',
      target: 'es2022',
      external: ['vscode'],
    }),
  ]);
  const outputs = new Set(results.flatMap((result) => Object.keys(result.metafile.outputs)));
  for (const file of starter) {
    const copy = file.replace('examples', 'dist');
    cpSync(join(root, file), join(root, copy));
    outputs.add(copy);
  }
  removeOthers('dist', outputs);
  writeFileSync(join(root, contents), JSON.stringify(contentsOf(results)));
  outputs.add(contents);
  chmodSync(join(root, 'dist/cli/specimen.js'), 0o755);
  const inputs = results.flatMap((result) => Object.keys(result.metafile.inputs));
  const all = new Set([...inputs, ...starter, ...outputs, 'scripts/bundle.mjs', 'package.json']);
  writeFileSync(stamp, JSON.stringify(Object.fromEntries([...all].map((path) => [path, stateOf(path)]))));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
