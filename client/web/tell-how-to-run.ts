import { env, window, workspace } from 'vscode';

/** Says that a browser makes no data sets, and what does. */
export async function tellHowToRun(): Promise<void> {
  const spec = window.activeTextEditor?.document;
  const path = spec?.languageId === 'specimen' ? workspace.asRelativePath(spec.uri, false) : 'your.specimen';
  const word = /^[\w./-]+$/.test(path) ? path : JSON.stringify(path);
  const command = `npx --package specimen-lang specimen run ${word}`;
  const copy = 'Copy the Command';
  const answer = await window.showInformationMessage(
    `Making data sets needs a machine with Node; an editor in a browser only checks and previews. Open the folder in VS Code on your desktop, or run there: ${command}`,
    copy,
  );
  if (answer === copy) await env.clipboard.writeText(command);
}
