// What the tests in a real VS Code are given (test/e2e/): the packed extension, and an editor to install it into.
import { makePackages } from '../package.mjs';
import { installEditor } from './editor.mjs';

/**
 * Packs the extension and builds the editor where that was not done yet.
 * @param pictures the folder in which tests leave pictures
 * @returns what the tests need in their environment
 */
export async function prepareEditor(pictures) {
  const vsix = await makePackages();
  const { node, entry } = installEditor();
  return {
    SPECIMEN_E2E_NODE: node,
    SPECIMEN_E2E_EDITOR: entry,
    SPECIMEN_E2E_VSIX: vsix,
    SPECIMEN_E2E_PICTURES: pictures,
  };
}
