// npm run docs: writes docs/diagnostics.md and docs/catalogue.md from the language's own tables (after a build).
// With --check it writes nothing and ends with status 1 where they are not up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { catalogueText } from './docs/catalogue.mjs';
import { diagnosticsText } from './docs/diagnostics.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The texts of the generated pages, by their paths. `out` is the folder of the compiled rooms. */
export async function pages(out = join(root, 'out')) {
  const load = (path) => import(pathToFileURL(join(out, 'language', path)).href);
  const { runRules } = await import(pathToFileURL(join(out, 'cli', 'input', 'run-rules.js')).href);
  const language = await load('index.js');
  const { units } = await load('types/units.js');
  const { dimensionName } = await load('types/dimension.js');
  const { typeName } = await load('types/type.js');
  const { catalogueTexts } = await load('generated/catalogue-texts.js');
  const { parse } = await load('parser/parse.js');
  return {
    'docs/diagnostics.md': diagnosticsText(language.diagnosticCatalogue, runRules),
    'docs/catalogue.md': catalogueText({
      catalogue: language.loadCatalogue(),
      units,
      dimensionName,
      typeName,
      catalogueTexts,
      parse,
    }),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of Object.entries(await pages())) {
    const file = join(root, path);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    if (process.argv.includes('--check')) {
      console.error(`${path} is not up to date: npm run docs`);
      process.exitCode = 1;
    } else {
      writeFileSync(file, text);
      console.log(`wrote ${path}`);
    }
  }
}
