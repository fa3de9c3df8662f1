import type { Answered, Context } from './handler.js';
import { handlers } from './handlers/index.js';
import { FileError } from './plan-files.js';
import type { Ask, FromStudio, Given, Need, Request, ToStudio } from './protocol.js';
import { turn } from './turn.js';
import { World } from './world.js';

/** Samples and draws beside the page, so that the page never waits. One request is worked on at a time. */
class Worker {
  private readonly world = new World(() => send({ type: 'lost' }));
  private readonly queue: Ask[] = [];
  private readonly aborts = new Map<number, AbortController>();
  private readonly needs = new Map<number, (given: Given) => void>();
  private lastNeed = 0;
  private isWorking = false;

  receive(message: ToStudio): void {
    switch (message.type) {
      case 'ask':
        this.queue.push(message);
        this.aborts.set(message.id, new AbortController());
        void this.work();
        return;
      case 'abort':
        this.aborts.get(message.id)?.abort();
        return;
      case 'given':
        this.needs.get(message.need)?.(message);
        this.needs.delete(message.need);
    }
  }

  private async work(): Promise<void> {
    if (this.isWorking) return;
    this.isWorking = true;
    for (let next = this.queue.shift(); next; next = this.queue.shift()) {
      // Messages that came meanwhile are heard first: one of them may say that this is not wanted any more.
      await turn();
      await this.answer(next);
    }
    this.isWorking = false;
  }

  private async answer({ id, request }: Ask): Promise<void> {
    const { signal } = this.aborts.get(id)!;
    const need = (what: Need) => this.need(id, what);
    try {
      signal.throwIfAborted();
      const { answer, transfer } = await handle(request, { world: this.world, signal, need });
      // What a lost device drew is not shown: another worker will be asked.
      if (this.world.isLost) return;
      send({ type: 'answer', id, answer }, transfer);
    } catch (error) {
      if (!signal.aborted) await pause(lossTime);
      if (this.world.isLost) return;
      send({ type: 'fault', id, message: error instanceof Error ? error.message : String(error) });
    }
    this.aborts.delete(id);
  }

  private need(id: number, what: Need): Promise<ArrayBuffer | string> {
    this.lastNeed += 1;
    const need = this.lastNeed;
    send({ type: 'needs', need, id, what });
    return new Promise((resolve, reject) => {
      this.needs.set(need, ({ given, fault }) =>
        given === null ? reject(new FileError(fault)) : resolve(given),
      );
    });
  }
}

function handle<T extends Request['type']>(
  request: Extract<Request, { type: T }>,
  context: Context,
): Promise<Answered<T>> {
  return handlers[request.type as T](request, context);
}

function send(message: FromStudio, transfer: readonly Transferable[] = []): void {
  // In a worker this goes to the page.
  self.postMessage(message, { transfer: [...transfer] });
}

/** A device fails first and says later that it is gone, milliseconds. */
const lossTime = 50;

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

const worker = new Worker();
self.addEventListener('message', ({ data }: MessageEvent<ToStudio>) => worker.receive(data));
send({ type: 'started' });
