import { join } from 'node:path';
import { Command } from 'commander';
import { isProjectName, longestProjectName } from '../../files/content/project.js';
import { isFree, writeProject } from '../../files/new-project.js';
import type { Context } from '../context.js';
import { callFailure } from '../failure.js';
import { visible } from '../report/cells.js';
import { starterFolder } from '../starter.js';

const defaultName = 'tabletop';

/** `specimen new`: a folder with a spec that runs. */
export function newCommand(context: Context): Command {
  return new Command('new')
    .summary('make a folder with a spec that runs')
    .description(
      'Makes a folder with a spec that runs as it is, the assets that it uses, a script that loads the result, and a README with the next commands.',
    )
    .argument('[name]', 'of the folder, the spec and the data set', defaultName)
    .addHelpText(
      'after',
      `
Examples:
  $ specimen new
  $ specimen new kitchen && cd kitchen && specimen check kitchen.specimen`,
    )
    .action(async (name: string) => {
      checkName(name);
      if (!isFree(name)) throw callFailure(`${name} is there already and not empty. Choose another name.`);
      writeProject(starterFolder(), name, name);
      const spec = `${name}.specimen`;
      await context.output.write(
        `Made ${join(name, spec)}. Next:\n\n  cd ${name}\n  specimen check ${spec}\n  specimen stats ${spec}\n  specimen preview ${spec}\n  specimen run ${spec} --out data --samples 24\n  python load.py data\n`,
      );
    });
}

function checkName(name: string): void {
  if (isProjectName(name)) return;
  throw callFailure(
    `'${visible(name)}' is no name for a data set: take letters, digits, - and _, with a letter first, at most ${longestProjectName}.`,
  );
}
