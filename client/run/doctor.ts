import { type OutputChannel, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { Extension } from './extension-version.js';
import { ask, programFor } from './program.js';
import { mismatchOf, parseVersion } from './program-version.js';
import { isTrusted } from './run-spec.js';

/** How long a machine may take to draw some pictures without a GPU, in milliseconds. */
const patience = 300_000;

/** Tells what makes the images here, and how fast: of this extension, of the program that was found, and of the machine as that sees it. */
export async function doctor(output: OutputChannel, extension: Extension): Promise<void> {
  if (!(await isTrusted())) return;
  const place = window.activeTextEditor?.document.uri ?? workspace.workspaceFolders?.[0]?.uri;
  const program = programFor(place?.scheme === 'file' ? place : Uri.file(process.cwd()));
  output.clear();
  output.show(true);
  output.appendLine(`extension  ${extension.version} (${extension.planSchema})`);
  output.appendLine(`program    ${program.command} (${origins[program.from]})`);
  const told = await ask(program, ['--version'], { timeout: 20_000 });
  const version = told.status === 0 ? parseVersion(told.stdout) : undefined;
  if (!version) {
    output.appendLine(`\nIt does not run, or is no specimen: ${told.stderr.trim() || told.stdout.trim()}`);
    output.appendLine(
      'Editing, checking and the preview need no program. Specimen: Run… offers to install it.',
    );
    return;
  }
  const mismatch = mismatchOf(program.command, version, extension);
  if (mismatch) output.appendLine(`\n${mismatch.message}\n`);
  await window.withProgress(
    { location: ProgressLocation.Notification, title: 'Drawing some pictures', cancellable: true },
    async (_, cancellation) => {
      const controller = new AbortController();
      cancellation.onCancellationRequested(() => controller.abort());
      const { stdout, stderr } = await ask(program, ['doctor'], {
        timeout: patience,
        signal: controller.signal,
      });
      output.append(stdout);
      if (stderr !== '') output.appendLine(`\n${stderr.trim()}`);
    },
  );
}

const origins = {
  setting: 'by the setting specimen.path',
  folder: "of the folder's node_modules",
  path: 'of the PATH',
};
