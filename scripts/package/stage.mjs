// Lays out the two packages in clean folders: what is listed here is shipped, and nothing else.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { root } from '../bootstrap.mjs';
import { licencesOf } from './licences.mjs';
import { extensionManifest, filesOf, npmManifest } from './manifests.mjs';

const licences = 'THIRD-PARTY-LICENSES.txt';

/** The files in a folder of the project, from the root, with `/`; source maps left out. */
function shippedIn(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:map|LEGAL\.txt)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

function put(target, path, content) {
  const file = join(target, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Copies files of the project; the bundles' references to their maps and lists of licences go. */
function copy(target, paths) {
  for (const path of paths) {
    const isBundle = path.startsWith('dist/') && /\.c?js$/.test(path);
    if (isBundle) {
      const text = readFileSync(join(root, path), 'utf8');
      put(target, path, text.replace(/(?:\/\*! For license[^\n]*\n)?\/\/# sourceMappingURL=.*\s*$/, ''));
    } else {
      mkdirSync(dirname(join(target, path)), { recursive: true });
      copyFileSync(join(root, path), join(target, path));
    }
  }
  put(target, licences, licencesOf(paths));
}

function emptied(target) {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
}

const rootManifest = () => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const pretty = (value) => `${JSON.stringify(value, null, 2)}\n`;

/**
 * A page with its pictures inside: an extension has no address from which they could be fetched, and the editor shows
 * pictures of https and data addresses alone.
 */
function withPictures(page) {
  const text = readFileSync(join(root, page), 'utf8');
  return text.replaceAll(/!\[([^\]]*)\]\(([^)]+\.(jpg|png))\)/g, (_, words, path, ending) => {
    const bytes = readFileSync(join(root, dirname(page), path));
    const type = ending === 'jpg' ? 'jpeg' : ending;
    return `![${words}](data:image/${type};base64,${bytes.toString('base64')})`;
  });
}

/** The VS Code extension: complete, with nothing to install. */
export async function stageExtension(target) {
  emptied(target);
  const manifest = extensionManifest(rootManifest());
  const bundles = ['dist/client', 'dist/server', 'dist/preview', 'dist/starter'].flatMap(shippedIn);
  const paths = [...bundles, ...filesOf(manifest), 'docs/diagnostics.md', 'CHANGELOG.md', 'LICENSE'];
  copy(target, [...new Set(paths)]);
  put(target, 'package.json', pretty(manifest));
  put(target, 'README.md', withPictures('client/README.md'));
  const { default: sharp } = await import('sharp');
  put(
    target,
    'icon.png',
    await sharp(join(root, 'client', 'icons', 'specimen.svg'))
      .resize(256, 256)
      .png()
      .toBuffer(),
  );
}

/** The npm package: the command line, and the reference to read beside it. */
export function stageNpm(target) {
  emptied(target);
  const bundles = ['dist/cli', 'dist/preview', 'dist/starter'].flatMap(shippedIn);
  const docs = ['language', 'catalogue', 'diagnostics', 'commands', 'formats'].map(
    (name) => `docs/${name}.md`,
  );
  copy(target, [...bundles, ...docs, 'docs/schema/plan.schema.json', 'CHANGELOG.md', 'LICENSE']);
  put(target, 'package.json', pretty(npmManifest(rootManifest())));
  copyFileSync(join(root, 'cli', 'README.md'), join(target, 'README.md'));
}
