import type { Command } from 'commander';
import { callFailure } from '../failure.js';

/** What may be set from outside for a spec. */
export interface SpecOptions {
  readonly set?: ReadonlyMap<string, string>;
  readonly scene?: string;
  /** Whether the other scenes of the same base are compiled, too. */
  readonly twins?: boolean;
}

/** Adds `--set` and `--scene`. */
export function withSpecOptions(command: Command): Command {
  return command
    .option('--set <name=value>', 'give a param of the spec another value; may be repeated', addSetting)
    .option('--scene <name>', "sample this scene of the spec instead of the data set's own");
}

/** Adds `--set`, `--scene` and `--root`: of a command that takes specs and plans, and reads their files. */
export function withPlanOptions(command: Command): Command {
  return withSpecOptions(command).option(
    '--root <folder>',
    "where the files of a plan are, if not in the plan's own folder",
  );
}

function addSetting(
  text: string,
  before: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const at = text.indexOf('=');
  const name = text.slice(0, at).trim();
  const value = text.slice(at + 1).trim();
  if (at < 0 || name === '' || value === '') {
    throw callFailure(`--set takes name=value, such as --set clutter=12, not '${text}'.`);
  }
  if (before.has(name)) throw callFailure(`--set gives ${name} twice.`);
  return new Map(before).set(name, value);
}
