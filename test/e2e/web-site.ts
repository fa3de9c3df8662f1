import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { dirname, extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** Of the editor's file systems: a file is 1, a folder is 2. */
const typeOf = (entry: { isDirectory(): boolean }) => (entry.isDirectory() ? 2 : 1);

/** What is asked of the disk, by name. */
const questions: Readonly<Record<string, (path: string, body: Buffer) => string | Buffer>> = {
  stat(path) {
    const stats = statSync(path);
    const { size, mtimeMs: mtime, ctimeMs: ctime } = stats;
    return JSON.stringify({ type: typeOf(stats), size, mtime, ctime });
  },
  list: (path) =>
    JSON.stringify(readdirSync(path, { withFileTypes: true }).map((each) => [each.name, typeOf(each)])),
  read: (path) => readFileSync(path),
  write(path, body) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, body);
    return '';
  },
  make(path) {
    mkdirSync(path, { recursive: true });
    return '';
  },
  remove(path) {
    rmSync(path, { recursive: true });
    return '';
  },
};

/**
 * A site as of an editor for the web: the pages of VS Code, extensions, and a folder of the disk for the file system
 * `disk` (test/e2e/disk).
 * @param folders what stands below the site's addresses
 * @param work the folder that is open
 * @param configuration of the workbench, made when the site's address is known
 */
export async function openSite(
  folders: Readonly<Record<'/static/' | '/specimen/' | '/disk-extension/', string>>,
  work: string,
  configuration: (site: URL) => object,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    respond(request, response).catch((error: NodeJS.ErrnoException) => {
      response.statusCode = error.code === 'ENOENT' || error.code === 'ENOTDIR' ? 404 : 500;
      response.end(error.message);
    });
  });

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const site = new URL(`http://${request.headers.host}`);
    const { pathname, searchParams } = new URL(request.url ?? '/', site);
    if (pathname === '/') {
      response.setHeader('Content-Type', 'text/html');
      response.end(page(join(folders['/static/'], workbench), configuration(site)));
      return;
    }
    const question = /^\/disk\/(\w+)$/.exec(pathname)?.[1];
    if (question !== undefined) {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const path = (searchParams.get('path') ?? '').replace(/^\/specs/, '');
      response.end(questions[question]!(join(work, path), Buffer.concat(parts)));
      return;
    }
    const [prefix, folder] = Object.entries(folders).find(([each]) => pathname.startsWith(each)) ?? ['', ''];
    const file = join(folder, decodeURIComponent(pathname.slice(prefix.length)));
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
    const bytes = readFileSync(file);
    response.end(file.endsWith(program) ? inBrowser(bytes.toString('utf8')) : bytes);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}/`, close };
}

const workbench = 'out/vs/code/browser/workbench/workbench.html';
const program = '/out/vs/code/browser/workbench/workbench.js';

/** code-server runs extensions, and keeps what a user has set, on its machine; an editor for the web does both here. */
const changes: readonly (readonly [RegExp, string])[] = [
  [/(\.file\(this\.userDataPath\)\.with\(\{scheme:\w+)\.vscodeRemote\b/, '$1.vscodeUserData'],
  [/,remoteAuthority:location\.host\}/, '}'],
];

function inBrowser(text: string): string {
  let changed = text;
  for (const [from, to] of changes) {
    assert.match(changed, from, 'the editor is made otherwise now');
    changed = changed.replace(from, to);
  }
  return changed;
}

/** The editor's own page, filled in. */
function page(template: string, configuration: object): string {
  const values: Readonly<Record<string, string>> = {
    WORKBENCH_WEB_CONFIGURATION: JSON.stringify(configuration).replaceAll('"', '&quot;'),
    WORKBENCH_WEB_BASE_URL: '/static',
    WORKBENCH_NLS_FALLBACK_URL: '/static/out/nls.messages.js',
  };
  return readFileSync(template, 'utf8').replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}
