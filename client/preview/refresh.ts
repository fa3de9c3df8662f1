import { ConfigurationTarget, workspace } from 'vscode';
import type { Refresh } from '../../preview/protocol.js';

const [section, name] = ['specimen', 'preview.refresh'];

/** When previews take what the editor says. */
export function refreshMode(): Refresh {
  return workspace.getConfiguration(section).get<Refresh>(name, 'onType');
}

/** Where the author has set it for the workspace, it is set there; else for all. */
export async function setRefreshMode(mode: Refresh): Promise<void> {
  const configuration = workspace.getConfiguration(section);
  const isOfWorkspace = configuration.inspect(name)?.workspaceValue !== undefined;
  const target = isOfWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await configuration.update(name, mode, target);
}

export const refreshSetting = `${section}.${name}`;
