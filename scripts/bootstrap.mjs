// Installs the packages when they are missing or when the lock file has changed since the last installation.
// Imports nothing but Node itself, so that it runs in a clean clone.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

export function install() {
  const stamp = join(root, 'node_modules', '.specimen-lock-hash');
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  console.error('Installing packages (once)…');
  const started = Date.now();
  // npm is a script on Windows, which needs a shell; the arguments are fixed words.
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('The packages could not be installed; npm says why above.');
    process.exit(3);
  }
  writeFileSync(stamp, hash);
  console.error(`Installed in ${((Date.now() - started) / 1000).toFixed(0)} s.`);
}
