import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { cookbook, examples, planOf, samplerOf } from '../examples/examples.js';
import { root } from '../support/root.js';
import { openChromium } from './support/chromium.js';
import type { SamplingInput } from './support/sampling-entry.js';

/** Each of so many samples is compared to the last digit. */
const count = process.env.SPECIMEN_NIGHTLY ? 40 : 4;

describe('samples in a browser', () => {
  let browser: Browser;
  let page: Page;

  before(async function () {
    this.timeout(120_000);
    const { outputFiles } = await build({
      absWorkingDir: root,
      entryPoints: ['test/preview/support/sampling-entry.ts'],
      bundle: true,
      write: false,
      format: 'iife',
      platform: 'browser',
      target: 'es2022',
    });
    browser = await openChromium('WebGL2');
    page = await browser.newPage();
    await page.addScriptTag({ content: outputFiles[0]!.text });
  });
  after(() => browser?.close());

  for (const { name, path } of [...examples(), ...cookbook()]) {
    it(`of ${name} are those of Node`, async () => {
      const plan = planOf(path);
      const models = Object.fromEntries(
        plan.files
          .filter((file) => /\.glb$/.test(file.path))
          .map((file) => [file.path, readFileSync(join(dirname(path), file.path)).toString('base64')]),
      );
      const input: SamplingInput = { plan, models, count };
      const lines = await page.evaluate(
        (given) =>
          (globalThis as unknown as { sampleLines(of: unknown): Promise<string[]> }).sampleLines(given),
        input as unknown as object,
      );
      const sampler = samplerOf(path, plan);
      for (const [index, line] of lines.entries()) {
        assert.equal(line, JSON.stringify(sampler.sample(index)), `sample ${index}`);
      }
    });
  }
});
