import type { Page } from 'playwright-core';

/** Runs before the worker's own script: it keeps what can be lost. */
const keeping = `
const devices = [];
globalThis.lose = () => devices.at(-1)();
const getContext = OffscreenCanvas.prototype.getContext;
OffscreenCanvas.prototype.getContext = function (kind, ...more) {
  const context = getContext.call(this, kind, ...more);
  if (kind === 'webgl2') devices.push(() => context.getExtension('WEBGL_lose_context').loseContext());
  return context;
};
if (globalThis.GPUAdapter) {
  const requestDevice = GPUAdapter.prototype.requestDevice;
  GPUAdapter.prototype.requestDevice = async function (...args) {
    const device = await requestDevice.apply(this, args);
    devices.push(() => device.destroy());
    return device;
  };
}
`;

/** Makes the devices of the page's workers such as can be lost. Before the page is opened. */
export const letLose = (page: Page) => beforeWorker(page, keeping);

/** The worker's script, of a worker whose devices can be lost. */
export const losable = (script: string) => keeping + script;

/** Takes from the page's workers what draws in three dimensions. Before the page is opened. */
export const letNothingDraw = (page: Page) =>
  beforeWorker(page, 'OffscreenCanvas.prototype.getContext = () => null;');

async function beforeWorker(page: Page, script: string): Promise<void> {
  await page.route('**/studio.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: script + (await response.text()) });
  });
}

/** The graphics device of the worker goes away; ends when the page has another worker. */
export async function loseDevice(page: Page): Promise<void> {
  const next = page.waitForEvent('worker');
  for (const worker of page.workers()) {
    const canLose = await worker.evaluate(() => 'lose' in globalThis);
    if (canLose) await worker.evaluate(() => (globalThis as unknown as { lose(): void }).lose());
  }
  await next;
}
