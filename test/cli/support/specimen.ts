import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../support/root.js';

/** The command line as it is shipped. */
export const entry = join(root, 'dist', 'cli', 'specimen.js');

// No cache: what a test finds must not depend on an earlier one.
const environment = { ...process.env, SPECIMEN_CACHE: '', NO_COLOR: '1' };

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `specimen` to its end. */
export function specimen(args: readonly string[], cwd: string, env: Record<string, string> = {}): Ended {
  return specimenAt(entry, args, cwd, env);
}

/** Runs a copy of `specimen`, which stands elsewhere, to its end. */
export function specimenAt(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): Ended {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...environment, ...env },
    maxBuffer: 256 * 1024 ** 2,
    timeout: 60_000,
  });
  return { status, signal, stdout, stderr };
}

/** Starts `specimen` and leaves it running. */
export function startSpecimen(args: readonly string[], cwd: string): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [entry, ...args], { cwd, env: environment });
}

/** A spec with a scene of this body. */
export function scene(body: string, dataset = ''): string {
  return `language 1\ndataset D { scene = S; ${dataset} }\nscene S {\n${body}\n}\n`;
}
