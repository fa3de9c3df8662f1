import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { TestFolder } from '../support/folder.js';
import { root } from '../support/root.js';
import { stage } from './staged.js';

/** What a package weighs may change by less than this without a word, in bytes. */
const step = 100_000;

/** The files of a folder with their sizes in steps; parts of bundles, whose names change with their texts, as one line. */
function listOf(folder: string): string {
  const sizes = new Map<string, number>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = relative(folder, file).split(sep).join('/');
    const line = path.replace(/\/parts\/(?!rapier).*$/, '/parts/*').replace(/-[A-Z0-9]{8}\.js$/, '-*.js');
    sizes.set(line, (sizes.get(line) ?? 0) + statSync(file).size);
  }
  const lines = [...sizes].map(([path, size]) =>
    size < step / 2 ? path : `${path}  ${(Math.round(size / step) * step) / 1000} kB`,
  );
  return `${lines.sort().join('\n')}\n`;
}

function compare(name: string, actual: string): void {
  const path = join(root, 'test', 'package', 'golden', name);
  if (process.env['SPECIMEN_UPDATE_GOLDEN'] === '1') writeFileSync(path, actual);
  assert.equal(actual, readFileSync(path, 'utf8'), `${name} has changed; npm run golden keeps it anew`);
}

describe('what is published', () => {
  let folder: TestFolder;
  before(() => {
    folder = new TestFolder();
  });
  after(() => folder.remove());

  it('is, as an extension, these files and no others', async () => {
    const target = folder.at('extension');
    await stage.stageExtension(target);
    compare('extension.txt', listOf(target));
    const manifest = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'));
    for (const name of ['type', 'bin', 'dependencies', 'devDependencies', 'scripts', 'private'])
      assert.ok(!(name in manifest), name);
    for (const path of [manifest.main, manifest.browser, manifest.icon, 'README.md', 'LICENSE'])
      assert.ok(existsSync(join(target, path)), path);
  });

  it('is, for npm, these files and no others', () => {
    const target = folder.at('npm');
    stage.stageNpm(target);
    compare('npm.txt', listOf(target));
    const manifest = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'));
    for (const name of ['main', 'browser', 'contributes', 'devDependencies', 'scripts', 'private'])
      assert.ok(!(name in manifest), name);
    assert.deepEqual(Object.keys(manifest.dependencies).sort(), ['@fontsource/inter', 'sharp', 'webgpu']);
  });

  it('has no paths of this machine, no maps, and links that lead somewhere', () => {
    for (const each of ['extension', 'npm']) {
      const target = folder.at(each);
      for (const entry of readdirSync(target, { recursive: true, withFileTypes: true })) {
        const file = join(entry.parentPath, entry.name);
        if (!entry.isFile() || !/\.(?:c?js|json|md|txt|html|css)$/.test(entry.name)) continue;
        const text = readFileSync(file, 'utf8');
        assert.ok(!text.includes(root), `${file} names ${root}`);
        assert.ok(!/^\/\/# sourceMappingURL=/m.test(text), `${file} names a map`);
        if (!entry.name.endsWith('.md')) continue;
        for (const [, link = ''] of text.matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g))
          assert.ok(existsSync(join(entry.parentPath, link)), `${file} links to ${link}`);
      }
    }
  });

  it('brings the licence of everything in its bundles', () => {
    for (const each of ['extension', 'npm']) {
      const text = readFileSync(folder.at(`${each}/THIRD-PARTY-LICENSES.txt`), 'utf8');
      for (const name of ['langium', 'three', '@dimforge/rapier3d-deterministic-compat', 'vscode-uri'])
        assert.match(text, new RegExp(`^${name} \\d`, 'm'));
      assert.ok(!text.includes('has no text of it'));
    }
  });
});
