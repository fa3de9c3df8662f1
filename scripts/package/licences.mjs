// The licences of what the bundles contain.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap.mjs';

/** The folder of the package of a file, from the root. */
const folderOf = (file) => /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)[0];

/** One text with the licences of all packages of which some bundles contain a file. Fails where a package says none. */
export function licencesOf(bundles) {
  const contents = JSON.parse(readFileSync(join(root, 'dist', '.contents.json'), 'utf8'));
  const folders = new Set(bundles.flatMap((path) => contents[path] ?? []).map(folderOf));
  const texts = [...folders].map((each) => {
    const folder = join(root, each);
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (!license) throw new Error(`${folder} says no licence.`);
    const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
    const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '(The package has no text of it.)';
    return `${name} ${version}: ${license}\n\n${text}\n`;
  });
  const rule = `\n${'-'.repeat(80)}\n\n`;
  return [`What others wrote and these bundles contain.\n`, ...texts.sort()].join(rule);
}
