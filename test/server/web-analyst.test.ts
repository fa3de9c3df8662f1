import assert from 'node:assert/strict';
import { resolveObjectURL } from 'node:buffer';
import type { Plan } from '../../engine/plan/plan.js';
import type { Figures } from '../../server/analysis/figures.js';
import { WebAnalyst } from '../../server/analysis/web-analyst.js';

describe('sampling in a worker of a browser', () => {
  afterEach(() => Reflect.deleteProperty(globalThis, 'Worker'));

  it('ends its worker and lets go of the script when there are figures', async () => {
    const started: StandIn[] = [];
    class StandIn {
      onmessage: ((event: { data: Figures | undefined }) => void) | null = null;
      isEnded = false;
      constructor(readonly url: string) {
        started.push(this);
      }
      postMessage(): void {
        assert.ok(resolveObjectURL(this.url), 'the script is there while the worker starts');
        setTimeout(() => this.onmessage?.({ data: undefined }));
      }
      terminate(): void {
        this.isEnded = true;
      }
    }
    Object.assign(globalThis, { Worker: StandIn });
    const analyst = new WebAnalyst(async () => undefined);
    analyst.script = 'https://somewhere/web-analysis.js';
    await new Promise<void>((resolve) => {
      analyst.start({ files: [] } as unknown as Plan, null, () => resolve());
    });
    assert.deepEqual(
      started.map(({ url, isEnded }) => [isEnded, resolveObjectURL(url)]),
      [[true, undefined]],
    );
  });
});
