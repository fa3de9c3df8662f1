// node scripts/pictures.mjs: takes the README's picture of the editor, in the VS Code of npm run test:e2e. Look at it.
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';
import { prepareEditor } from './e2e/prepare.mjs';

Object.assign(process.env, await prepareEditor(join(root, '.cache', 'e2e')));
const { openEditor } = await import('../out/test/e2e/editor.js');
const { following } = await import('../out/test/e2e/pictures.js');

const example = join(root, 'examples', 'tabletop');
const spec = 'tabletop.specimen';
const editor = await openEditor({
  files: { [spec]: readFileSync(join(example, spec), 'utf8') },
  user: {
    'workbench.colorTheme': 'Dark Modern',
    'editor.fontSize': 12,
    'editor.occurrencesHighlight': 'off',
    'editor.lightbulb.enabled': 'off',
  },
});
try {
  const { page } = editor;
  cpSync(example, editor.folder, { recursive: true });
  await page.setViewportSize({ width: 1280, height: 800 });
  await editor.openFile(spec);
  await page.keyboard.press('Control+B');
  await editor.command('Specimen: Open Preview to the Side');
  const preview = await editor.preview();
  await preview.waitForFunction(() => Number(document.body.dataset.finished) > 0);
  await following(preview, () => preview.locator('#gallery button').nth(7).click());
  await preview.locator('#overlays input[value="masks"]').check();
  // What the cursor stands on is lit in the picture.
  await editor.goTo(spec, 'object things');
  await page.waitForTimeout(3000);
  await page.screenshot({ path: join(root, 'docs', 'pictures', 'editor.jpg'), type: 'jpeg', quality: 80 });
} finally {
  await editor.close();
}
