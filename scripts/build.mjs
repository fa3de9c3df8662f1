// Builds everything: the generated parser and catalogue, the type-checked rooms (out/), the bundles (dist/).
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, quietly, root } from './bootstrap.mjs';

/** The newest change, in milliseconds since the epoch, of the files directly inside `folder`. */
function newest(folder) {
  let time = 0;
  for (const name of readdirSync(folder)) time = Math.max(time, statSync(join(folder, name)).mtimeMs);
  return time;
}

/** The parser, from grammar/, and the catalogue's texts, from language/catalogue/, as modules of language/generated/. */
function generate() {
  const target = join(root, 'language', 'generated');
  mkdirSync(target, { recursive: true });
  const module = join(target, 'module.ts');
  if (!existsSync(module) || statSync(module).mtimeMs < newest(join(root, 'grammar'))) {
    // langium-cli stops to ask about files that it did not make, such as the catalogue's texts.
    for (const name of readdirSync(target)) rmSync(join(target, name));
    quietly(
      process.execPath,
      [
        '--import',
        './scripts/group-by.mjs',
        'node_modules/langium-cli/bin/langium.js',
        'generate',
        '-f',
        'grammar/langium-config.json',
      ],
      'The parser could not be generated from grammar/; langium says why above.',
    );
  }
  const library = join(root, 'language', 'catalogue');
  const names = readdirSync(library)
    .filter((name) => name.endsWith('.specimen'))
    .sort();
  const entries = names.map(
    (name) => `  ${JSON.stringify(name)}: ${JSON.stringify(readFileSync(join(library, name), 'utf8'))},\n`,
  );
  const text = `// Generated from language/catalogue/ by scripts/build.mjs.\nexport const catalogueTexts: Readonly<Record<string, string>> = {\n${entries.join('')}};\n`;
  const file = join(target, 'catalogue-texts.ts');
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

function compile() {
  const args = ['node_modules/typescript/bin/tsc', '-b', '--pretty'];
  quietly(process.execPath, args, 'The types do not fit; tsc says where above.');
}

export async function build() {
  install();
  generate();
  compile();
  const { bundle } = await import('./bundle.mjs');
  await bundle();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
