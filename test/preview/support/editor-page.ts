import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { pagePolicy } from '../../../client/preview/page-policy.js';
import type { ToHost, ToPage } from '../../../preview/protocol.js';
import { root } from '../../support/root.js';

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };

/** The page as an editor shows it: its files and those of the plan at another origin, with the policy of a web view. */
export class EditorPage {
  private constructor(
    readonly page: Page,
    /** The address of the plan's files. */
    readonly assets: string,
    readonly faults: readonly string[],
    private readonly servers: readonly Server[],
  ) {}

  /**
   * @param folder of the plan's files
   * @param before runs in the page before anything else
   */
  static async open(
    browser: Browser,
    folder: string,
    before: () => void = () => undefined,
  ): Promise<EditorPage> {
    const bundled = join(root, 'dist', 'preview');
    const files = await serve((path) =>
      path.startsWith('/assets/') ? join(folder, path.slice(8)) : join(bundled, path),
    );
    const html = readFileSync(join(bundled, 'page.html'), 'utf8')
      .replaceAll('{{folder}}', `${addressOf(files)}/`)
      .replaceAll('{{policy}}', pagePolicy(addressOf(files)));
    const view = await serve(() => html);
    const page = await browser.newPage({ viewport: { width: 900, height: 700 } });
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.addInitScript(standIn);
    await page.addInitScript(before);
    await page.goto(`${addressOf(view)}/view`);
    return new EditorPage(page, `${addressOf(files)}/assets/`, faults, [files, view]);
  }

  /** Says something as the extension would. */
  async say(message: ToPage): Promise<void> {
    await this.page.evaluate((said) => window.postMessage(said), message as unknown as object);
  }

  /** What the page has said. */
  async heard(): Promise<readonly ToHost[]> {
    return await this.page.evaluate(() => (window as unknown as { heard: ToHost[] }).heard);
  }

  /** Waits until so many jobs have been finished since the page was opened. */
  async finished(jobs: number): Promise<void> {
    await this.page.waitForFunction((wanted) => Number(document.body.dataset['finished']) >= wanted, jobs);
  }

  /** What the worker has done up to the end of the last job, and what its device holds. */
  async counters(): Promise<{ readonly device: Readonly<Record<string, number>> }> {
    return JSON.parse((await this.page.evaluate(() => document.body.dataset['counters'])) ?? '');
  }

  async close(): Promise<void> {
    await this.page.close();
    for (const server of this.servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }
}

/** What VS Code gives its web views; the state outlives the page as there. */
function standIn(): void {
  const heard: unknown[] = [];
  Object.assign(window, {
    heard,
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) => heard.push(message),
      getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
      setState: (state: unknown) => sessionStorage.setItem('state', JSON.stringify(state)),
    }),
  });
}

/** @param answer the page's text, for the path `/view`; else the path of a file */
async function serve(answer: (path: string) => string): Promise<Server> {
  const server = createServer(({ url = '' }, response) => {
    const path = decodeURIComponent(url);
    response.setHeader('Access-Control-Allow-Origin', '*');
    try {
      const isView = path === '/view';
      const body = isView ? answer(path) : readFileSync(answer(path));
      response.setHeader(
        'Content-Type',
        isView ? 'text/html' : (types[extname(path)] ?? 'application/octet-stream'),
      );
      response.end(body);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
