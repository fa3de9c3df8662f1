import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Uri, workspace } from 'vscode';
import { type ProgramVersion, parseVersion } from './program-version.js';

const isWindows = process.platform === 'win32';

/** A `specimen` that may be there. */
export interface Program {
  /** How it is called: a path, or its name, which is looked for in the PATH. */
  readonly command: string;
  /** What says so: the setting, the folder's own packages, or nothing. */
  readonly from: 'setting' | 'folder' | 'path';
  /** The folder in which it is called. */
  readonly cwd: string;
}

/** The `specimen` for a spec or for a folder of the workspace: of the setting, of the folder's own packages, or of the PATH. Nothing is run. */
export function programFor(place: Uri): Program {
  const folder = workspace.getWorkspaceFolder(place)?.uri.fsPath;
  const cwd = folder ?? dirname(place.fsPath);
  const set = workspace.getConfiguration('specimen', place).get<string>('path', '').trim();
  if (set !== '') return { command: set, from: 'setting', cwd };
  const own = join(cwd, 'node_modules', '.bin', isWindows ? 'specimen.cmd' : 'specimen');
  if (existsSync(own)) return { command: own, from: 'folder', cwd };
  return { command: 'specimen', from: 'path', cwd };
}

/** What came out of a program that was run to its end. */
export interface Said {
  readonly stdout: string;
  readonly stderr: string;
  /** Undefined where it could not be started, or was ended. */
  readonly status: number | undefined;
}

/** Runs a program with fixed words, for at most so many milliseconds. */
export function ask(
  { command, cwd }: Program,
  words: readonly string[],
  { timeout, signal }: { timeout: number; signal?: AbortSignal },
): Promise<Said> {
  return new Promise((resolve) => {
    // A shell finds .cmd files on Windows; the words mean nothing to it.
    const name = isWindows ? `"${command}"` : command;
    execFile(
      name,
      [...words],
      { cwd, timeout, shell: isWindows, ...(signal && { signal }) },
      (error, stdout, stderr) => {
        const status = error === null ? 0 : typeof error.code === 'number' ? error.code : undefined;
        resolve({ stdout, stderr: stderr || (error?.message ?? ''), status });
      },
    );
  });
}

/** The version of a program; undefined where there is none, or it is something else. */
export async function versionOf(program: Program): Promise<ProgramVersion | undefined> {
  const { status, stdout } = await ask(program, ['--version'], { timeout: 20_000 });
  return status === 0 ? parseVersion(stdout) : undefined;
}
