import { commands, ProgressLocation, type Uri, window, workspace } from 'vscode';
import type { Extension } from './extension-version.js';
import { installRunner, size } from './install-runner.js';
import { type Program, programFor, versionOf } from './program.js';
import { type Mismatch, mismatchOf } from './program-version.js';

const openSetting = 'Open the Setting';

/** Whether there is a program for a spec that makes the same plans as this extension. If not, says how to get one, and looks again once there is. */
export async function hasProgram(spec: Uri, extension: Extension): Promise<boolean> {
  const program = programFor(spec);
  const looking = { location: ProgressLocation.Window, title: 'Looking for specimen' };
  const version = await window.withProgress(looking, () => versionOf(program));
  const mismatch = version && mismatchOf(workspace.asRelativePath(program.command), version, extension);
  if (version && !mismatch) return true;
  const isMended = mismatch
    ? await offerUpdate(mismatch, program, spec, extension)
    : await offerProgram(program, spec, extension);
  return isMended && (await hasProgram(spec, extension));
}

/** There is no program that runs: asks whether to install it. */
async function offerProgram(program: Program, spec: Uri, extension: Extension): Promise<boolean> {
  if (program.from === 'setting') {
    await tellSetting(`specimen.path says ${program.command}, and that does not run or is no specimen.`);
    return false;
  }
  const folder = workspace.getWorkspaceFolder(spec);
  if (!folder) {
    await tellSetting(
      `There is no specimen to make images with. Install it with "npm install --global specimen-lang@${extension.version}" (Node 20.19 or later, ${size}), or say in specimen.path where it is.`,
    );
    return false;
  }
  const install = 'Install It';
  const answer = await window.showInformationMessage(
    `There is no specimen to make images with. Install it into ${folder.name}/node_modules, by npm? It takes ${size} and Node 20.19 or later.`,
    install,
    openSetting,
  );
  if (answer === openSetting) await openPathSetting();
  return answer === install && installRunner(folder, extension.version);
}

/** Program and extension do not fit: asks for the remedy. */
async function offerUpdate(
  { older, message }: Mismatch,
  program: Program,
  spec: Uri,
  extension: Extension,
): Promise<boolean> {
  if (older === 'extension') {
    const show = 'Show the Extension';
    const answer = await window.showErrorMessage(message, show);
    if (answer === show) await commands.executeCommand('extension.open', extension.id);
    return false;
  }
  const folder = workspace.getWorkspaceFolder(spec);
  if (program.from === 'setting' || !folder) {
    await tellSetting(message);
    return false;
  }
  const update = `Install ${extension.version} in ${folder.name}`;
  const answer = await window.showErrorMessage(message, update);
  return answer === update && installRunner(folder, extension.version);
}

async function tellSetting(message: string): Promise<void> {
  if ((await window.showErrorMessage(message, openSetting)) === openSetting) await openPathSetting();
}

async function openPathSetting(): Promise<void> {
  await commands.executeCommand('workbench.action.openSettings', 'specimen.path');
}
