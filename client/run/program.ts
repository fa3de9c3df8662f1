import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Uri, workspace } from 'vscode';

const isWindows = process.platform === 'win32';

/** The `specimen` to run for a spec: of the setting, of the folder's own packages, or of the PATH. Undefined where there is none. */
export function programFor(spec: Uri): string | undefined {
  const set = workspace.getConfiguration('specimen', spec).get<string>('path', '').trim();
  if (set !== '') return set;
  const folder = workspace.getWorkspaceFolder(spec);
  const own =
    folder && join(folder.uri.fsPath, 'node_modules', '.bin', isWindows ? 'specimen.cmd' : 'specimen');
  if (own && existsSync(own)) return own;
  // A shell finds .cmd files on Windows; the words are fixed.
  const { status } = spawnSync('specimen', ['--version'], { stdio: 'ignore', shell: isWindows });
  return status === 0 ? 'specimen' : undefined;
}
