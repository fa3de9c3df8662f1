// Packs a staged extension with vsce, which is installed into .cache/ once; that takes the network.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { quietly, root } from '../bootstrap.mjs';
import { installBeside } from './install-beside.mjs';

const vsce = '@vscode/vsce';
const version = '3.9.2';
/** In bytes; what an extension of ours may weigh. */
const limit = 4_000_000;

/** Makes `file`, a VSIX, of the extension in `folder`. Ends the program where it can not. */
export function packExtension(folder, file) {
  const cache = join(root, '.cache', `vsce-${version}`);
  const failure = installBeside(cache, [`${vsce}@${version}`]);
  if (failure !== undefined) {
    console.error(`${failure}\n${vsce} ${version} could not be installed; npm says why above.`);
    process.exit(3);
  }
  const program = join(cache, 'node_modules', '@vscode', 'vsce', 'vsce');
  quietly(
    process.execPath,
    [
      program,
      'package',
      '--no-dependencies',
      '--allow-missing-repository',
      '--no-rewrite-relative-links',
      '--out',
      file,
    ],
    'The extension could not be packed; vsce says why above.',
    { cwd: folder },
  );
  const { size } = statSync(file);
  if (size > limit) {
    console.error(`${file} has ${size} bytes, more than the ${limit} that it may.`);
    process.exit(3);
  }
  return size;
}
