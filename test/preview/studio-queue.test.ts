import assert from 'node:assert/strict';
import type { FromStudio, Request, ToStudio } from '../../preview/studio/protocol.js';
import { Studio } from '../../preview/studio/studio.js';

/** A worker that does nothing by itself: the test says for it what it says. */
class StandIn extends EventTarget {
  static readonly all: StandIn[] = [];
  readonly heard: ToStudio[] = [];
  isEnded = false;

  constructor() {
    super();
    StandIn.all.push(this);
    this.say({ type: 'started' });
  }

  postMessage(message: ToStudio): void {
    this.heard.push(message);
  }

  terminate(): void {
    this.isEnded = true;
  }

  say(data: FromStudio): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }
}

const sample: Request = { type: 'sample', index: 0 };
const draw: Request = { type: 'draw', index: 0, widest: 100, cameras: 'all' };

describe('requests to the worker of the preview', () => {
  const own = Object.entries(Object.getOwnPropertyDescriptors(globalThis)).filter(([name]) =>
    ['Worker', 'location', 'setTimeout', 'clearTimeout'].includes(name),
  );
  /** What is to happen, and when: the clock of the test. */
  let due: { readonly at: number; readonly run: () => void }[] = [];
  let time = 0;

  const wait = (milliseconds: number) => {
    const end = time + milliseconds;
    for (;;) {
      const next = due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      due = due.filter((each) => each !== next);
      time = next.at;
      next.run();
    }
    time = end;
  };

  const open = async () => {
    const studio = new Studio();
    await Promise.resolve().then(() => undefined);
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    return { studio, worker: StandIn.all.at(-1)! };
  };

  beforeEach(() => {
    StandIn.all.length = 0;
    [due, time] = [[], 0];
    Object.assign(globalThis, {
      Worker: StandIn,
      location: { origin: 'null' },
      setTimeout: (run: () => void, milliseconds: number) => {
        const each = { at: time + milliseconds, run };
        due.push(each);
        return each;
      },
      clearTimeout: (timer: unknown) => {
        due = due.filter((each) => each !== timer);
      },
    });
  });
  afterEach(() => {
    for (const name of ['Worker', 'location', 'setTimeout', 'clearTimeout'])
      Reflect.deleteProperty(globalThis, name);
    for (const [name, descriptor] of own) Object.defineProperty(globalThis, name, descriptor);
  });

  it('end a worker that does not come to the end of what was cancelled', async () => {
    const { studio, worker } = await open();
    const asked = new AbortController();
    const answer = studio.ask(sample, asked.signal);
    asked.abort();
    await assert.rejects(answer);
    wait(1000);
    assert.equal(worker.isEnded, false);
    wait(1000);
    assert.equal(worker.isEnded, true);
  });

  it('do not when what was cancelled only waits for another that is wanted', async () => {
    const { studio, worker } = await open();
    const wanted = studio.ask(draw, new AbortController().signal);
    const asked = new AbortController();
    const answer = studio.ask(sample, asked.signal);
    asked.abort();
    await assert.rejects(answer);
    wait(10_000);
    assert.equal(worker.isEnded, false);
    worker.say({ type: 'answer', id: 1, answer: [] });
    assert.deepEqual(await wanted, []);
    // Now it is its turn, and it does not come to an end.
    wait(4000);
    assert.equal(worker.isEnded, true);
  });

  it('do not when it waits for a plan that another worker is given again', async () => {
    const { studio, worker } = await open();
    const plan = { type: 'use plan', plan: {}, assets: '' } as unknown as Request;
    const taken = studio.ask(plan, new AbortController().signal);
    worker.say({ type: 'answer', id: 1, answer: { api: 'WebGPU', device: '' } });
    await taken;
    worker.say({ type: 'lost' });
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    const next = StandIn.all.at(-1)!;
    assert.notEqual(next, worker);
    const asked = new AbortController();
    const answer = studio.ask(sample, asked.signal);
    asked.abort();
    await assert.rejects(answer);
    wait(10_000);
    assert.equal(next.isEnded, false);
    next.say({ type: 'answer', id: 0, answer: { api: 'WebGPU', device: '' } });
    next.say({ type: 'fault', id: 2, message: 'cancelled' });
    wait(10_000);
    assert.equal(next.isEnded, false);
  });
});
