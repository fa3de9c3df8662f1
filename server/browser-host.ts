import type { SpecFiles } from '../language/index.js';
import { version } from '../language/version.js';
import type { Host, HostedSpec } from './host.js';
import type { NewProjectAnswer } from './protocol.js';

/** Nothing is saved: what a spec imports is found where it is open in the editor. */
const noFiles: SpecFiles = {
  readSpec: () => ({ kind: 'missing' }),
  readTable: () => ({ kind: 'missing' }),
  find: () => [],
  facts: (path) => {
    throw new Error(`${path}: there are no files here`);
  },
  problem: () => undefined,
};

/** A worker of a browser, without files. */
export class BrowserHost implements Host {
  readonly tool = `specimen ${version}`;
  readonly documentation = undefined;
  readonly analyst = undefined;
  readonly assetBytesRead = 0;
  readonly heapBytes = 0;

  open(uri: string): HostedSpec | undefined {
    const at = uri.lastIndexOf('/');
    // `untitled:a` stands in no folder.
    if (at < 0) return undefined;
    const folder = uri.slice(0, at + 1);
    const uriOf = (path: string) => folder + path.split('/').map(encodeURIComponent).join('/');
    return { files: noFiles, path: decoded(uri.slice(at + 1)), uriOf: (path) => uriOf(path) };
  }

  save(): void {}

  createProject(): NewProjectAnswer {
    return { problem: 'There are no folders here, so no project can be made.' };
  }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
