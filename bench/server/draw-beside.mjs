// Shows a preview on the software driver and changes a number of its spec every 300 ms, until it is ended: what goes on
// beside the language server while an author types. Says `drawing` once it does.
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const out = (path) => import(join(root, 'out', 'test', path));
const { openChromium } = await out('preview/support/chromium.js');
const { EditorPage } = await out('preview/support/editor-page.js');
const { examples, planOf } = await out('examples/examples.js');

const browser = await openChromium('WebGL2');
// Ended by the one that began it: what is asked of the page then fails, which nobody needs to know.
process.on('SIGTERM', () => {
  process.on('uncaughtException', () => {});
  void browser.close().then(() => process.exit());
});
const { path } = examples().find(({ name }) => name === 'still-life');
const plan = planOf(path);
const opened = await EditorPage.open(browser, dirname(path));
for (let seed = 1; ; seed++) {
  const changed = { ...plan, dataset: { ...plan.dataset, seed } };
  await opened.say({ type: 'plan', title: plan.dataset.name, assets: opened.assets, plan: changed });
  if (seed === 1) {
    await opened.finished(1);
    console.log('drawing');
  }
  await wait(300);
}
