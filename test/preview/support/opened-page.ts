import type { ChildProcess } from 'node:child_process';
import { dirname } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startSpecimen } from '../../cli/support/specimen.js';

/** `specimen preview` of a spec, and its page in a browser. */
export class OpenedPage {
  private constructor(
    readonly page: Page,
    readonly url: string,
    /** Requests that left 127.0.0.1, and messages of a violated policy or an error in the page. */
    readonly faults: readonly string[],
    private readonly process: ChildProcess,
  ) {}

  /** @param prepare is given the page before it is loaded */
  static async open(
    browser: Browser,
    spec: string,
    prepare?: (page: Page) => Promise<void>,
  ): Promise<OpenedPage> {
    const child = startSpecimen(['preview', spec], dirname(spec));
    const url = await new Promise<string>((resolve, reject) => {
      let told = '';
      child.stdout.once('data', (text) => resolve(String(text).trim()));
      child.stderr.on('data', (text) => {
        told += text;
      });
      child.once('exit', () => reject(new Error(told)));
    });
    const page = await browser.newPage({ viewport: { width: 900, height: 700 } });
    const faults: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).hostname !== '127.0.0.1') faults.push(request.url());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await prepare?.(page);
    await page.goto(url);
    return new OpenedPage(page, url, faults, child);
  }

  /** Waits until so many jobs (a plan, another sample) have been finished since the page was opened. */
  async finished(jobs: number): Promise<void> {
    await this.page.waitForFunction((wanted) => Number(document.body.dataset.finished) >= wanted, jobs);
  }

  /** What the worker has done up to the end of the last job. */
  async counters(): Promise<Record<'files' | 'images' | 'programs' | 'environments', number>> {
    return JSON.parse((await this.page.evaluate(() => document.body.dataset['counters'])) ?? '');
  }

  /** r, g, b of the first camera's picture of the sample, without what is drawn over it. */
  async pixels(): Promise<Uint8Array> {
    for (const box of await this.page.locator('#overlays input').all()) await box.uncheck();
    const rgba = await this.page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('#pictures canvas')!;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return Array.from(data);
    });
    return Uint8Array.from(rgba.filter((_, at) => at % 4 !== 3));
  }

  async close(): Promise<void> {
    await this.page.close();
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGINT');
    await ended;
  }
}
