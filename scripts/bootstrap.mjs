// Installs the packages when they are missing or when the lock file has changed since the last installation.
// Imports nothing but Node itself, so that it runs in a clean clone.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a command, from the root if nothing else is said; what it prints is shown only where it fails, and then the program ends. */
export function quietly(command, args, failure, { cwd = root, shell = false } = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell,
  });
  if (status === 0) return;
  console.error(`${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}${failure}`);
  process.exit(3);
}

export function install() {
  const stamp = join(root, 'node_modules', '.specimen-lock-hash');
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  console.error('Installing packages (once)…');
  const started = Date.now();
  // npm is a script on Windows, which needs a shell; the arguments are fixed words.
  quietly(
    'npm',
    ['ci', '--no-audit', '--no-fund'],
    'The packages could not be installed; npm says why above.',
    { shell: process.platform === 'win32' },
  );
  writeFileSync(stamp, hash);
  console.error(`Installed in ${((Date.now() - started) / 1000).toFixed(0)} s.`);
}
