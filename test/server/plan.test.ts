import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CompiledPlan, PlanAnswer, PlanProblems } from '../../server/protocol.js';
import { specimen } from '../cli/support/specimen.js';
import { TestFolder } from '../support/folder.js';
import { root } from '../support/root.js';
import { TestClient } from './support/client.js';

const bundle = join(root, 'dist', 'server', 'server.cjs');
const spec = 'language 1\ndataset D { scene = S }\nscene S {\n  object ball = sphere { radius = 4m }\n}\n';

describe('the plan of an open spec', () => {
  let folder: TestFolder;
  let client: TestClient;
  let uri: string;
  const plan = (of: string) => client.request<PlanAnswer>('specimen/plan', { uri: of });

  beforeEach(async () => {
    folder = new TestFolder({ 'a.specimen': spec });
    uri = pathToFileURL(folder.at('a.specimen')).href;
    client = new TestClient([bundle, '--stdio']);
    await client.start();
  });
  afterEach(() => {
    client.process.kill();
    folder.remove();
  });

  it('is the one that the command line makes', async () => {
    client.open(uri, spec);
    const answer = (await plan(uri)) as CompiledPlan;
    assert.deepEqual(answer.plan, JSON.parse(specimen(['plan', 'a.specimen'], folder.path).stdout));
    assert.equal(answer.folder, pathToFileURL(folder.path).href);
  });

  it('follows the text of the editor, saved or not', async () => {
    client.open(uri, spec);
    client.change(uri, 2, spec.replace('4m', '5m'));
    const answer = (await plan(uri)) as CompiledPlan;
    assert.match(JSON.stringify(answer.plan.scene), /"radius":\{[^}]*"value":5/);
  });

  it('tells errors with their places', async () => {
    client.open(uri, spec.replace('4m', '4'));
    const { problems } = (await plan(uri)) as PlanProblems;
    assert.deepEqual(
      problems.map(({ place }) => place),
      ['a.specimen:4:35'],
    );
  });

  it('is nothing of what is not open, and has no folder where the text was never saved', async () => {
    assert.equal(await plan(uri), null);
    client.open('untitled:Untitled-1', spec);
    assert.equal(((await plan('untitled:Untitled-1')) as CompiledPlan).folder, null);
  });
});
