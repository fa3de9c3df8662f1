import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Command } from 'commander';
import { fileHash, meaningHash } from '../../engine/plan/hash.js';
import { writeFileWhole } from '../../files/write-file.js';
import type { Context } from '../context.js';
import { callFailure } from '../failure.js';
import { loadPlan } from '../input/load-plan.js';
import { type SpecOptions, withSpecOptions } from '../input/settings.js';
import { tellWarnings } from '../report/warnings.js';

function write(path: string, text: string): void {
  if (existsSync(path) && statSync(path).isDirectory())
    throw callFailure(`${path} is a folder, not a file to write.`);
  const folder = dirname(path);
  if (!existsSync(folder)) throw callFailure(`There is no folder ${folder} to write ${path} to.`);
  writeFileWhole(path, text);
}

/** `specimen plan`: compiles a spec to its plan. */
export function planCommand(context: Context): Command {
  return withSpecOptions(
    new Command('plan')
      .summary('compile a spec to its plan')
      .description(
        'Compiles a spec to a plan: one JSON document that says everything about the data set, with the hashes of its files. Standard error tells two hashes: `meaning` is the identity of the data, `file` that of the bytes.',
      )
      .argument('<file>', 'a spec (.specimen); a plan (.json) is validated and written again')
      .option('-o, --output <file>', 'where to write the plan instead of standard output'),
  )
    .addHelpText(
      'after',
      `
Examples:
  $ specimen plan scene.specimen -o plan.json
  $ specimen plan scene.specimen --set clutter=12 --set height=20cm
  $ specimen plan scene.specimen --scene Night | jq .dataset`,
    )
    .action(async (name: string, options: SpecOptions & { output?: string }) => {
      const { plan, diagnostics } = await loadPlan(name, options, context);
      tellWarnings(diagnostics, context);
      const text = `${JSON.stringify(plan, null, 2)}\n`;
      if (options.output === undefined) await context.output.write(text);
      else write(options.output, text);
      // On standard error, so that the plan can be piped.
      context.terminal.tell(`meaning ${meaningHash(plan)}\nfile    ${fileHash(text)}\n`);
    });
}
