// Installs npm packages of exact versions, which the project itself does not depend on, into a folder of a cache.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs once; a folder that was begun and not finished is installed again. Returns what npm says where it fails.
 * @param packages such as `@vscode/vsce@3.9.2`
 */
export function installBeside(folder, packages, { scripts = false, environment = {} } = {}) {
  const stamp = join(folder, '.installed');
  if (existsSync(stamp)) return undefined;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const options = ['--no-audit', '--no-fund', '--loglevel=error', ...(scripts ? [] : ['--ignore-scripts'])];
  // Under `npm run` it names that npm's Node, which install scripts take for the one that runs them.
  const { npm_config_user_agent: _agent, ...inherited } = process.env;
  const { status, stdout, stderr, error } = spawnSync('npm', ['install', ...options, ...packages], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { ...inherited, ...environment },
    // npm is a script on Windows, which needs a shell; the arguments are fixed words.
    shell: process.platform === 'win32',
  });
  if (status !== 0) return `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`;
  writeFileSync(stamp, '');
  return undefined;
}
