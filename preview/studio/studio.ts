import { megabytes, previewLimits } from './limits.js';
import { moduleUrl } from './module-url.js';
import type {
  Answers,
  AnswerTo,
  Ask,
  FromStudio,
  Given,
  Need,
  Request,
  ToStudio,
  UsePlan,
} from './protocol.js';

/**
 * How long a request may go on after it was cancelled, in milliseconds, before its worker is ended. A worker that is ended
 * loses all that it made ready, so what draws is given more time than what only samples.
 */
const graceOf: Readonly<Record<Request['type'], number>> = {
  'use plan': 20_000,
  sample: 1500,
  draw: 20_000,
  values: 1500,
  attempts: 1500,
  viewpoint: 1500,
  counters: 1500,
  variables: 1500,
  distribution: 1500,
  expectations: 1500,
};

/** As often is a request given to another worker, after the one that had it was lost. */
const mostTries = 2;

/** The number of the request by which another worker is given the plan that the one before had. */
const makingReady = 0;

interface Asked {
  readonly ask: Ask;
  readonly signal: AbortSignal;
  readonly resolve: (answer: Answers[Request['type']]) => void;
  readonly reject: (error: Error) => void;
  tries: number;
}

/**
 * The worker that samples and draws, as the page sees it: questions and answers. A worker that is lost, or that does not
 * come to an end, is followed by another, which is given the plan and whatever was asked and not answered yet.
 */
export class Studio {
  private worker: Worker | undefined;
  private isStarting = false;
  private isClosed = false;
  private hasStarted = false;
  private readonly asked = new Map<number, Asked>();
  /** Requests that were cancelled, and have not come to their end. */
  private readonly ending = new Map<number, ReturnType<typeof setTimeout>>();
  private lastId = 0;
  private plan: UsePlan | undefined;
  /** Whether the worker takes the plan that it was not asked for again. */
  private isMakingReady = false;

  constructor() {
    void this.start();
  }

  /** @throws the signal's reason once it is aborted, and an Error with the worker's message */
  ask<R extends Request>(request: R, signal: AbortSignal): Promise<AnswerTo<R>> {
    if (signal.aborted) return Promise.reject(signal.reason);
    this.lastId += 1;
    const id = this.lastId;
    const ask: Ask = { type: 'ask', id, request };
    const answer = new Promise<Answers[Request['type']]>((resolve, reject) => {
      this.asked.set(id, { ask, signal, resolve, reject, tries: 0 });
    });
    signal.addEventListener('abort', () => this.cancel(id), { once: true });
    if (this.worker) this.send(ask);
    else void this.start();
    return answer as Promise<AnswerTo<R>>;
  }

  /** Ends the worker; nothing is asked of it any more. */
  close(): void {
    this.isClosed = true;
    this.end();
  }

  private async start(): Promise<void> {
    if (this.isStarting || this.isClosed) return;
    this.isStarting = true;
    let worker: Worker;
    try {
      const url = await moduleUrl('studio.js');
      if (this.isClosed) return;
      worker = new Worker(url, { type: 'module' });
    } catch (error) {
      this.fail(error instanceof Error ? error : new Error(String(error)));
      return;
    } finally {
      this.isStarting = false;
    }
    this.hasStarted = false;
    this.worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<FromStudio>) => {
      // Of a worker that was ended, something may still be on its way.
      if (worker === this.worker) this.receive(data);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      if (worker === this.worker) this.crash(event.message);
    });
    const asks = [...this.asked.values()].map(({ ask }) => ask);
    // Nobody waits for the answer: it makes ready what the requests that follow are about.
    if (this.plan && asks[0]?.request.type !== 'use plan') {
      this.isMakingReady = true;
      this.send({ type: 'ask', id: makingReady, request: this.plan });
    }
    for (const ask of asks) this.send(ask);
  }

  private receive(message: FromStudio): void {
    switch (message.type) {
      case 'started':
        this.hasStarted = true;
        return;
      case 'answer': {
        const asked = this.settle(message.id);
        if (asked?.ask.request.type === 'use plan') this.plan = asked.ask.request;
        asked?.resolve(message.answer);
        return;
      }
      case 'fault':
        this.settle(message.id)?.reject(new Error(message.message));
        return;
      case 'needs':
        void this.give(message.need, message.what, this.asked.get(message.id)?.signal);
        return;
      case 'lost':
        this.restart();
    }
  }

  /** The request has come to its end in the worker. */
  private settle(id: number): Asked | undefined {
    if (id === makingReady) this.isMakingReady = false;
    clearTimeout(this.ending.get(id));
    this.ending.delete(id);
    const asked = this.asked.get(id);
    this.asked.delete(id);
    return asked;
  }

  private cancel(id: number): void {
    const asked = this.asked.get(id);
    if (!asked) return;
    this.asked.delete(id);
    asked.reject(asked.signal.reason);
    if (!this.worker) return;
    this.send({ type: 'abort', id });
    this.await(id, graceOf[asked.ask.request.type]);
  }

  /** Ends the worker if a cancelled request goes on for so long; while it waits for others, it is not the one to blame. */
  private await(id: number, grace: number): void {
    const over = () => (this.isTurnOf(id) ? this.restart() : this.await(id, grace));
    this.ending.set(id, setTimeout(over, grace));
  }

  /** Whether the worker is at a request: it works on them in their order. */
  private isTurnOf(id: number): boolean {
    const isEarlier = (other: number) => other < id;
    return ![...this.asked.keys(), ...this.ending.keys()].some(isEarlier) && !this.isMakingReady;
  }

  private async give(need: number, what: Need, signal: AbortSignal | undefined): Promise<void> {
    const { worker } = this;
    const given: { given: Given['given']; fault: string } = { given: null, fault: '' };
    try {
      given.given = what.type === 'physics' ? await moduleUrl('physics.js') : await bytesAt(what.url, signal);
    } catch (error) {
      given.fault = error instanceof Error ? error.message : String(error);
    }
    if (worker !== this.worker) return;
    const transfer = given.given instanceof ArrayBuffer ? [given.given] : [];
    this.send({ type: 'given', need, ...given }, transfer);
  }

  private send(message: ToStudio, transfer: Transferable[] = []): void {
    this.worker?.postMessage(message, transfer);
  }

  /** Ends the worker, whatever it does, and lets another go on. */
  private restart(): void {
    this.end();
    for (const [id, asked] of this.asked) {
      asked.tries += 1;
      if (asked.tries <= mostTries) continue;
      this.asked.delete(id);
      asked.reject(new Error('What samples and draws broke down again and again over this.'));
    }
    void this.start();
  }

  /** The worker failed by itself. One that never listened would fail again. */
  private crash(message: string | undefined): void {
    if (this.hasStarted) this.restart();
    else this.fail(new Error(`The preview's worker can't be started${message ? `: ${message}` : ''}.`));
  }

  private fail(error: Error): void {
    this.end();
    for (const { reject } of this.asked.values()) reject(error);
    this.asked.clear();
  }

  private end(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.isMakingReady = false;
    for (const timer of this.ending.values()) clearTimeout(timer);
    this.ending.clear();
  }
}

async function bytesAt(url: string, signal: AbortSignal | undefined): Promise<ArrayBuffer> {
  const answer = await fetch(url, { cache: 'no-store', ...(signal ? { signal } : {}) });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  const length = Number(answer.headers.get('content-length') ?? 0);
  if (length > previewLimits.fileBytes) throw new Error(`it has ${megabytes(length)} by now`);
  return await answer.arrayBuffer();
}
