import assert from 'node:assert/strict';
import { moduleUrl } from '../../preview/studio/module-url.js';

describe('the modules of the page', () => {
  const { fetch } = globalThis;
  afterEach(() => {
    Object.assign(globalThis, { fetch });
    Reflect.deleteProperty(globalThis, 'acquireVsCodeApi');
  });

  it('are fetched again after they could not be, and then no more', async () => {
    let [asked, status] = [0, 503];
    Object.assign(globalThis, {
      acquireVsCodeApi: () => ({}),
      fetch: async () => {
        asked += 1;
        return new Response('export {};', { status });
      },
    });
    await assert.rejects(moduleUrl('some.js'), /some\.js: status 503/);
    status = 200;
    const url = await moduleUrl('some.js');
    assert.equal(await moduleUrl('some.js'), url);
    assert.equal(asked, 2);
    assert.equal(await (await fetch(url)).text(), 'export {};');
    URL.revokeObjectURL(url);
  });
});
