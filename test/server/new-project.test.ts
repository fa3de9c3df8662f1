import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { NewProjectAnswer } from '../../server/protocol.js';
import { specimen } from '../cli/support/specimen.js';
import { TestFolder } from '../support/folder.js';
import { root } from '../support/root.js';
import { TestClient } from './support/client.js';

describe('a new project out of the editor', () => {
  let folder: TestFolder;
  let client: TestClient;
  const make = (name: string) =>
    client.request<NewProjectAnswer>('specimen/newProject', {
      parent: pathToFileURL(folder.path).href,
      name,
    });

  beforeEach(async () => {
    folder = new TestFolder({ 'taken/file.txt': 'mine' });
    client = new TestClient([join(root, 'dist', 'server', 'server.cjs'), '--stdio']);
    await client.start();
  });
  afterEach(() => {
    client.process.kill();
    folder.remove();
  });

  it('is the one that the command line makes', async () => {
    const answer = await make('kitchen');
    assert.ok(answer && 'spec' in answer);
    const spec = fileURLToPath(answer.spec);
    folder.write('other/file.txt', '');
    assert.equal(specimen(['new', 'kitchen'], folder.at('other')).status, 0);
    for (const entry of readdirSync(folder.at('kitchen'), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const twin = path.replace(folder.at('kitchen'), folder.at('other/kitchen'));
      assert.deepEqual(readFileSync(path), readFileSync(twin), path);
    }
    assert.equal(spec, folder.at('kitchen/kitchen.specimen'));
  });

  it('is refused with a reason, and nothing is written', async () => {
    for (const name of ['taken', '../out', 'con', '', 'a/b', 'x'.repeat(65)]) {
      const answer = await make(name);
      assert.ok(answer && 'problem' in answer, name);
    }
    assert.deepEqual(readdirSync(folder.path), ['taken']);
  });
});
