import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SummaryAnswer } from '../../server/protocol.js';
import { TestFolder } from '../support/folder.js';
import { root } from '../support/root.js';
import { TestClient } from './support/client.js';

const bundle = join(root, 'dist', 'server', 'server.cjs');
const text = `language 1
dataset D { samples = 50; scene ~ choice { Day: 3, Night: 1 } }
class cup { id = 1 }
scene Day { object cups = sphere { class = cup; count = 4; radius = 1cm; place = (0m, 0m, 0m) } }
scene Night = Day { cups.count = 4 }
`;

describe('what an open spec makes', () => {
  let folder: TestFolder;
  let client: TestClient;
  let uri: string;
  const summary = () => client.request<SummaryAnswer>('specimen/summary', { uri });
  beforeEach(() => {
    folder = new TestFolder({ 'a.specimen': text });
    uri = pathToFileURL(folder.at('a.specimen')).href;
    client = new TestClient([bundle, '--stdio']);
  });
  afterEach(() => {
    client.process.kill();
    folder.remove();
  });

  it('is told at once, and in figures as soon as there are some', async () => {
    await client.start({}, { figures: true });
    client.open(uri, text);
    const known = { dataset: 'D', samples: 50, scenes: 2 };
    assert.deepEqual(await summary(), known);
    await client.notified('specimen/figures');
    assert.deepEqual(await summary(), { ...known, sampled: 200, holes: 0, objects: 4 });
  });

  it('is nothing where there is no data set, where there are errors, and of a text that is not open', async () => {
    await client.start();
    assert.equal(await summary(), null);
    client.open(uri, text.replace('dataset D', '// '));
    assert.equal(await summary(), null);
    client.change(uri, 2, text.replace('1cm', '1kg'));
    assert.equal(await summary(), null);
  });
});
