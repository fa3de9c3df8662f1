import { commands, type QuickPickItem, window, workspace } from 'vscode';

interface Choice extends QuickPickItem {
  readonly command: string;
}

/** What can be done with the spec in the active editor, to choose from. */
export async function openMenu(canRun: boolean, isRunning: boolean): Promise<void> {
  const hasSpec = window.activeTextEditor?.document.languageId === 'specimen';
  const choices: Choice[] = [
    ...(isRunning ? [{ label: '$(debug-stop) Stop the Run', command: 'specimen.stop' }] : []),
    ...(hasSpec ? [{ label: '$(open-preview) Open Preview to the Side', command: 'specimen.preview' }] : []),
    ...(hasSpec && canRun && workspace.isTrusted ? [{ label: '$(play) Run…', command: 'specimen.run' }] : []),
    ...(hasSpec ? [{ label: '$(json) Show the Plan', command: 'specimen.showPlan' }] : []),
    { label: '$(warning) Show the Problems', command: 'workbench.actions.view.problems' },
    ...(canRun && workspace.isTrusted
      ? [{ label: '$(pulse) What This Machine Can Do', command: 'specimen.doctor' }]
      : []),
    { label: '$(refresh) Restart the Language Server', command: 'specimen.restartServer' },
    { label: '$(output) Show the Output', command: 'specimen.showOutput' },
  ];
  const chosen = await window.showQuickPick(choices, { title: 'Specimen' });
  if (chosen) await commands.executeCommand(chosen.command);
}
