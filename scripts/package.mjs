// npm run package: builds, and lays out what is published under dist/package/: npm/, vscode/ and the VSIX of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './bootstrap.mjs';
import { build } from './build.mjs';

/** Returns the path of the VSIX. */
export async function makePackages() {
  await build();
  // They import packages, which the build installs.
  const { stageExtension, stageNpm } = await import('./package/stage.mjs');
  const { packExtension } = await import('./package/vsix.mjs');
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const folder = join(root, 'dist', 'package');
  stageNpm(join(folder, 'npm'));
  await stageExtension(join(folder, 'vscode'));
  const vsix = join(folder, `${name}-${version}.vsix`);
  const size = packExtension(join(folder, 'vscode'), vsix);
  console.error(`Made ${vsix} (${(size / 1e6).toFixed(1)} MB), and dist/package/npm for npm.`);
  return vsix;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await makePackages();
