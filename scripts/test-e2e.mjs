// npm run test:e2e: packs the extension, installs it into a real VS Code, and drives that through a browser (test/e2e/).
// Linux on x64 only, where Node and the browser are packages. The first time it builds the editor, some minutes.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';
import { prepareEditor } from './e2e/prepare.mjs';

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.log('Skipped: the editor that is tested in is built on Linux on x64 only.');
} else {
  const pictures = join(root, '.cache', 'e2e');
  const environment = await prepareEditor(pictures);
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  const options = ['--reporter', 'spec', '--timeout', '300000', '--bail'];
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/mocha/bin/mocha.js', ...options, 'out/test/e2e/**/*.e2e.js'],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...environment },
    },
  );
  process.exitCode = status ?? 3;
}
