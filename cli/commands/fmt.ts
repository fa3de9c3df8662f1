import { chmodSync, readFileSync, statSync } from 'node:fs';
import { Command } from 'commander';
import { FileCache } from '../../files/cache/file-cache.js';
import { writeFileWhole } from '../../files/write-file.js';
import type { Context } from '../context.js';
import { exitStatus } from '../exit-status.js';
import { callFailure } from '../failure.js';
import { nameOf, type OpenFile, openFile } from '../input/open-file.js';
import { visible } from '../report/cells.js';
import { textReport } from '../report/text.js';
import type { Told } from '../report/told.js';

/** `specimen fmt`: writes specs in the one style. */
export function fmtCommand(context: Context): Command {
  return new Command('fmt')
    .summary('write specs in the one style')
    .description(
      'Writes specs in the one style: indents, spaces, blank lines. Neither their meaning nor their comments change. A spec that cannot be parsed is left as it is.',
    )
    .argument('<file...>', 'specs (.specimen)')
    .option('--check', 'write nothing; name the specs that would change, with status 1')
    .addHelpText(
      'after',
      `
Examples:
  $ specimen fmt scene.specimen
  $ specimen fmt --check *.specimen    in a workflow`,
    )
    .action(async (names: string[], options: { check?: true }) => {
      const files = names.map(openSpec);
      const faults: Told[] = [];
      for (const file of files) {
        const formatted = await formatFile(file);
        if ('faults' in formatted) {
          faults.push(...formatted.faults);
        } else if (formatted.after !== formatted.before) {
          if (options.check) context.end(exitStatus.fault);
          else replace(file, formatted.after);
          await context.output.write(`${visible(nameOf(file, file.path))}\n`);
        }
      }
      context.terminal.tell(textReport(faults, context.terminal));
      if (faults.length > 0) context.end(exitStatus.fault);
    });
}

function openSpec(name: string): OpenFile {
  const file = openFile(name);
  if (file.kind === 'plan') throw callFailure(`${visible(name)} is a plan; only specs are formatted.`);
  return file;
}

type Formatted = { readonly before: string; readonly after: string } | { readonly faults: readonly Told[] };

async function formatFile(file: OpenFile): Promise<Formatted> {
  const { format, specText } = await import('../../language/index.js');
  const { parse } = await import('../../language/parser/parse.js');
  const read = specText(readFileSync(file.name));
  if (read.kind === 'text' && parse(read.text).faults.length === 0) {
    return { before: read.text, after: format(read.text) };
  }
  const { checkFile } = await import('../input/compile-file.js');
  const name = nameOf(file, file.path);
  const told = checkFile(file, new FileCache());
  return { faults: told.filter((each) => each.file === name && /^(syntax|file)\//.test(each.code)) };
}

/** Puts another text in the place of a file's, with the same permissions. */
function replace(file: OpenFile, text: string): void {
  const path = `${file.root.path}/${file.path}`;
  const { mode } = statSync(path);
  writeFileWhole(path, text);
  chmodSync(path, mode);
}
