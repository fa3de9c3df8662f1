// npm run test:e2e: packs the extension, installs it into a real VS Code, and drives that through a browser (test/e2e/).
// Linux on x64 only, where Node and the browser are packages. The first time it builds the editor, some minutes.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';
import { installEditor } from './e2e/editor.mjs';
import { makePackages } from './package.mjs';

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.log('Skipped: the editor that is tested in is built on Linux on x64 only.');
} else {
  const vsix = await makePackages();
  const { node, entry } = installEditor();
  const pictures = join(root, '.cache', 'e2e');
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  const options = ['--reporter', 'spec', '--timeout', '300000', '--bail'];
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/mocha/bin/mocha.js', ...options, 'out/test/e2e/**/*.e2e.js'],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        SPECIMEN_E2E_NODE: node,
        SPECIMEN_E2E_EDITOR: entry,
        SPECIMEN_E2E_VSIX: vsix,
        SPECIMEN_E2E_PICTURES: pictures,
      },
    },
  );
  process.exitCode = status ?? 3;
}
