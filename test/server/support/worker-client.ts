import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { root } from '../../support/root.js';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** What a web worker has and Node's has not: a global `self` with messages, and nothing of Node. */
const shim = `
  const { parentPort, workerData } = require('node:worker_threads');
  const text = require('node:fs').readFileSync(workerData, 'utf8');
  const self = {
    postMessage: (message) => parentPort.postMessage(message),
    addEventListener: () => {},
    onmessage: undefined,
  };
  parentPort.on('message', (data) => self.onmessage?.({ data }));
  const none = undefined;
  new Function('self', 'require', 'process', 'Buffer', 'global', 'module', text)(self, none, none, none, none, none);
`;

/** The bundle for web workers in a worker of Node. */
export class WorkerClient {
  private readonly worker = new Worker(shim, {
    eval: true,
    workerData: join(root, 'dist', 'server', 'web-worker.js'),
  });
  private readonly messages: Message[] = [];
  private waiting: (() => void)[] = [];
  private lastId = 0;
  private failure: unknown;

  /** @param answer what the editor answers to a request of the server; nothing where it does not know it */
  constructor(private readonly answer: (method: string, parameters: unknown) => unknown = () => undefined) {
    const wake = () => {
      const { waiting } = this;
      this.waiting = [];
      for (const each of waiting) each();
    };
    this.worker.on('message', (message: Message) => {
      if (message.id !== undefined && message.method !== undefined) {
        this.reply(message.id, this.answer(message.method, message.params));
        return;
      }
      this.messages.push(message);
      wake();
    });
    this.worker.on('error', (error) => {
      this.failure = error;
      wake();
    });
  }

  notify(method: string, params: unknown): void {
    this.worker.postMessage({ jsonrpc: '2.0', method, params });
  }

  async request<R>(method: string, params: unknown): Promise<R> {
    const id = ++this.lastId;
    this.worker.postMessage({ jsonrpc: '2.0', id, method, params });
    const { result, error } = await this.next((message) => message.id === id && message.method === undefined);
    if (error) throw new Error(error.message);
    return result as R;
  }

  private reply(id: number, result: unknown): void {
    const error = { code: -32601, message: 'There is no such method.' };
    this.worker.postMessage({ jsonrpc: '2.0', id, ...(result === undefined ? { error } : { result }) });
  }

  /** The parameters of the next notification of this method that fits. */
  async told<P>(method: string, fits: (params: P) => boolean): Promise<P> {
    const message = await this.next((each) => each.method === method && fits(each.params as P));
    return message.params as P;
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }

  private async next(isWanted: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      if (this.failure) throw this.failure;
      const at = this.messages.findIndex(isWanted);
      if (at >= 0) return this.messages.splice(at, 1)[0];
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }
}
