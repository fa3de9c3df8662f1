import {
  isProjectName,
  longestProjectName,
  type ProjectFile,
  projectFiles,
} from '../../files/content/project.js';
import type { NewProjectAnswer } from '../protocol.js';
import type { EditorFiles } from './editor-files.js';

/** The paths of the starter's files, which are shipped beside this bundle: a folder of a site cannot be listed. */
declare const STARTER_FILES: readonly string[];

/**
 * Makes a folder with a spec that runs, below the folder of a URI.
 * @param starter the URI of the starter's folder, ending with a slash
 */
export async function newProject(
  editor: EditorFiles,
  starter: string,
  parent: string,
  name: string,
): Promise<NewProjectAnswer> {
  if (!isProjectName(name))
    return { problem: `Take letters, digits, - and _, with a letter first, at most ${longestProjectName}.` };
  const folder = `${parent.replace(/\/$/, '')}/${name}`;
  const there = await editor.look(folder);
  if (there.kind === 'problem') return there;
  if (there.kind === 'file' || (there.kind === 'folder' && there.entries.size > 0))
    return { problem: `${name} is there already and not empty. Choose another name.` };
  const files: ProjectFile[] = [];
  for (const path of STARTER_FILES) {
    const answer = await editor.read(starter + path);
    if ('problem' in answer) return { problem: `${path}: ${answer.problem}` };
    files.push([path, answer.bytes]);
  }
  for (const [path, bytes] of projectFiles(files, name)) {
    const problem = await editor.write(
      `${folder}/${path.split('/').map(encodeURIComponent).join('/')}`,
      bytes,
    );
    if (problem !== undefined) return { problem: `${path}: ${problem}` };
  }
  return { spec: `${folder}/${name}.specimen` };
}
