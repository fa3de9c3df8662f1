import assert from 'node:assert/strict';
import { FileWatch } from '../../cli/preview/file-watch.js';
import { TestFolder } from '../support/folder.js';

describe('watched files', () => {
  it('are told of when they change, also before the others that are watched from then on are known', async () => {
    const folder = new TestFolder({ 'a.specimen': 'a', 'b.specimen': 'b' });
    let tell = () => {};
    const watch = new FileWatch(() => tell());
    const told = () =>
      new Promise<void>((resolve) => {
        tell = resolve;
      });
    try {
      const [a, b] = [folder.at('a.specimen'), folder.at('b.specimen')];
      watch.watch([a]);
      // While what stood there is compiled.
      folder.write('a.specimen', 'another');
      watch.watch([a, b]);
      await told();
      folder.write('b.specimen', 'another');
      await told();
      let isQuiet = true;
      tell = () => {
        isQuiet = false;
      };
      await new Promise((resolve) => setTimeout(resolve, 600));
      assert.ok(isQuiet);
    } finally {
      watch.close();
      folder.remove();
    }
  });
});
