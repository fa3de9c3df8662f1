// How long the preview takes on the software driver, over the examples at 320 x 240: from opening to the first picture,
// from a changed number to the first new picture, and twelve samples of the gallery. `--runs n` (9), `--api WebGPU`,
// `--only name`, `--memory` for what the page and its worker hold after each of 600 changes.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '9' },
    api: { type: 'string', default: 'WebGL2' },
    only: { type: 'string' },
    memory: { type: 'boolean', default: false },
  },
});
const out = (path) => import(join(root, 'out', 'test', path));
const { openChromium } = await out('preview/support/chromium.js');
const { EditorPage } = await out('preview/support/editor-page.js');
const { examples, cookbook, planOf } = await out('examples/examples.js');

/** The plan with images of 320 x 240. */
function narrowed(node) {
  if (Array.isArray(node)) return node.map(narrowed);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) =>
      name === 'resolution' ? [name, { value: { tuple: [320, 240] } }] : [name, narrowed(value)],
    ),
  );
}

/** Keeps when each picture was shown, and when each job ended. */
function keepTimes() {
  globalThis.times = { drawn: [], finished: [], sampled: [] };
  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver((changes) => {
      for (const { attributeName } of changes) {
        globalThis.times[attributeName.slice(5)]?.push(performance.now());
      }
    }).observe(document.body, { attributes: true });
  });
}

const quantile = (numbers, part) =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))];
const told = (numbers) =>
  `${quantile(numbers, 0.5).toFixed(0).padStart(6)}${quantile(numbers, 0.95).toFixed(0).padStart(7)}`;

const browser = await openChromium(values.api);

/** Shows a plan with a seed, and gives the times from its arrival, in milliseconds. */
async function shown(opened, plan, seed, jobs) {
  const message = {
    type: 'plan',
    title: plan.dataset.name,
    assets: opened.assets,
    plan: { ...plan, dataset: { ...plan.dataset, seed } },
  };
  const begun = await opened.page.evaluate((said) => {
    globalThis.times = { drawn: [], finished: [], sampled: [] };
    const now = performance.now();
    window.postMessage(said);
    return now;
  }, message);
  await opened.finished(jobs);
  const times = await opened.page.evaluate(() => globalThis.times);
  return {
    drawn: times.drawn[0] - begun,
    sampled: times.sampled[0] - begun,
    finished: times.finished[0] - begun,
  };
}

async function open(path, plan) {
  const opened = await EditorPage.open(browser, dirname(path), keepTimes);
  const message = { type: 'plan', title: plan.dataset.name, assets: opened.assets, plan };
  await opened.say(message);
  await opened.finished(1);
  const times = await opened.page.evaluate(() => globalThis.times);
  return { opened, first: times.drawn[0], all: times.finished[0] };
}

async function speed({ name, path }) {
  const plan = narrowed(planOf(path));
  const runs = Number(values.runs);
  const measured = { open: [], sampled: [], tile: [], gallery: [], picture: [], sample: [] };
  for (let run = 0; run < Math.ceil(runs / 3); run += 1) {
    const { opened, first } = await open(path, plan);
    measured.open.push(first);
    let jobs = 1;
    for (let change = 0; change < 3; change += 1) {
      jobs += 1;
      const gallery = await shown(opened, plan, run * 3 + change + 100, jobs);
      measured.sampled.push(gallery.sampled);
      measured.tile.push(gallery.drawn);
      measured.gallery.push(gallery.finished);
    }
    await opened.page.click('#gallery button');
    jobs += 1;
    await opened.finished(jobs);
    for (let change = 0; change < 3; change += 1) {
      jobs += 1;
      const sample = await shown(opened, plan, run * 3 + change + 200, jobs);
      measured.picture.push(sample.drawn);
      measured.sample.push(sample.finished);
    }
    await opened.close();
  }
  console.log(`${name.padEnd(14)}${Object.values(measured).map(told).join('  ')}`);
}

/** Gives the used heap of a page and of its worker, in MiB, after what nobody needs was collected. */
async function heapsOf(page) {
  const session = await page.context().newCDPSession(page);
  const attached = new Promise((resolve) => session.once('Target.attachedToTarget', resolve));
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const { sessionId } = await attached;
  let last = 0;
  const toWorker = async (method) => {
    last += 1;
    const id = last;
    const answer = new Promise((resolve) => {
      const listen = ({ message }) => {
        const { id: answered, result } = JSON.parse(message);
        if (answered !== id) return;
        session.off('Target.receivedMessageFromTarget', listen);
        resolve(result);
      };
      session.on('Target.receivedMessageFromTarget', listen);
    });
    await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    return await answer;
  };
  const used = async (send) => {
    await send('HeapProfiler.collectGarbage');
    // The heap with the buffers of arrays.
    const { usedSize, backingStorageSize = 0 } = await send('Runtime.getHeapUsage');
    return (usedSize + backingStorageSize) / 2 ** 20;
  };
  return async () => [await used((method) => session.send(method)), await used(toWorker)];
}

/** What page, worker and device hold after each of many changes, once what nobody needs is gone. */
async function memory({ name, path }, changes) {
  const plan = narrowed(planOf(path));
  const { opened } = await open(path, plan);
  await opened.page.click('#gallery button');
  await opened.finished(2);
  const heaps = await heapsOf(opened.page);
  console.log(`${name}: MiB after a number of changes\n${'changes'.padEnd(9)}page  worker  device  textures`);
  for (let change = 1; change <= changes; change += 1) {
    await shown(opened, plan, change, change + 2);
    if (change !== 50 && change % 150 !== 0) continue;
    const { device } = await opened.counters();
    const figures = [...(await heaps()), device.total / 2 ** 20].map((each) => each.toFixed(1).padStart(7));
    console.log(`${String(change).padEnd(6)}${figures.join(' ')} ${device.textures}`);
  }
  await opened.close();
}

const all = values.only ? [...examples(), ...cookbook()] : examples();
const wanted = all.filter(({ name }) => !values.only || name === values.only);
if (values.memory) {
  for (const example of wanted) await memory(example, 600);
  await browser.close();
  process.exit();
}
console.log(`${values.api}, software driver; milliseconds, median and 95th percentile`);
console.log(
  `${''.padEnd(14)}${['open', 'sampled', 'tile', 'gallery', 'picture', 'sample'].map((name) => name.padStart(13)).join('  ')}`,
);
for (const example of wanted) await speed(example);
await browser.close();
