import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly {
    readonly code: string;
    readonly message: string;
    readonly severity: number;
    readonly range: unknown;
  }[];
}

/** An editor as the protocol sees it: JSON-RPC over the standard streams of a server, written for these tests alone. */
export class TestClient {
  readonly process: ChildProcessWithoutNullStreams;
  readonly ended: Promise<number | null>;
  private buffer = Buffer.alloc(0);
  private readonly messages: Message[] = [];
  private waiting: (() => void)[] = [];
  private lastId = 0;

  /** @param user the number of the user as whom the server runs, if not as this one */
  constructor(command: readonly string[], user?: number) {
    this.process = spawn(process.execPath, command, {
      env: { ...process.env, SPECIMEN_CACHE: '' },
      ...(user !== undefined && { uid: user, gid: user }),
    });
    this.process.stdout.on('data', (bytes: Buffer) => this.receive(bytes));
    this.ended = new Promise((resolve) => this.process.on('exit', resolve));
  }

  /** Sends a request and waits for its result. */
  async request<R>(method: string, params: unknown): Promise<R> {
    const id = ++this.lastId;
    this.send({ id, method, params });
    const { result, error } = await this.next((message) => message.id === id && message.method === undefined);
    if (error) throw Object.assign(new Error(`${method}: ${error.message}`), { code: error.code });
    return result as R;
  }

  /** The number of the last request. */
  get last(): number {
    return this.lastId;
  }

  /** Takes a request back: the last one, unless its number is given. */
  cancel(id = this.lastId): void {
    this.notify('$/cancelRequest', { id });
  }

  notify(method: string, params: unknown): void {
    this.send({ method, params });
  }

  /** Initializes the server, as an editor without special abilities unless some are given. */
  async start(
    capabilities: object = {},
    initializationOptions?: unknown,
  ): Promise<{ capabilities: Record<string, unknown> }> {
    const result = await this.request<{ capabilities: Record<string, unknown> }>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities,
      initializationOptions,
    });
    this.notify('initialized', {});
    return result;
  }

  open(uri: string, text: string): void {
    this.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'specimen', version: 1, text },
    });
  }

  /** Replaces the whole text. */
  change(uri: string, version: number, text: string): void {
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
  }

  /** The next diagnostics of a file, received from now on or before and not taken yet. */
  async diagnostics(uri: string): Promise<Published> {
    const message = await this.next(
      ({ method, params }) =>
        method === 'textDocument/publishDiagnostics' && (params as Published).uri === uri,
    );
    return message.params as Published;
  }

  /** All diagnostics of a file that were received and not taken yet. */
  allDiagnostics(uri: string): Published[] {
    return this.take(
      ({ method, params }) =>
        method === 'textDocument/publishDiagnostics' && (params as Published).uri === uri,
    ).map(({ params }) => params as Published);
  }

  /** What the server has logged as its own faults since this was asked last. */
  faults(): string[] {
    return this.take(
      ({ method, params }) => method === 'window/logMessage' && (params as { type: number }).type === 1,
    ).map(({ params }) => (params as { message: string }).message);
  }

  private take(isWanted: (message: Message) => boolean): Message[] {
    const found = this.messages.filter(isWanted);
    for (const each of found) this.messages.splice(this.messages.indexOf(each), 1);
    return found;
  }

  /** Waits for a notification of the server's own. */
  async notified(method: string): Promise<void> {
    await this.next((message) => message.method === method);
  }

  /** Sends bytes as they are. */
  sendRaw(text: string): void {
    this.process.stdin.write(text);
  }

  async stop(): Promise<number | null> {
    await this.request('shutdown', null);
    this.notify('exit', null);
    return this.ended;
  }

  private send(message: Message): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.process.stdin.write(body);
  }

  private async next(isWanted: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const at = this.messages.findIndex(isWanted);
      if (at >= 0) return this.messages.splice(at, 1)[0];
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  private receive(bytes: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, bytes]);
    for (;;) {
      const head = this.buffer.indexOf('\r\n\r\n');
      if (head < 0) break;
      const length = Number(/Content-Length: (\d+)/i.exec(this.buffer.toString('latin1', 0, head))![1]);
      if (this.buffer.length < head + 4 + length) break;
      this.messages.push(JSON.parse(this.buffer.toString('utf8', head + 4, head + 4 + length)));
      this.buffer = this.buffer.subarray(head + 4 + length);
    }
    const { waiting } = this;
    this.waiting = [];
    for (const wake of waiting) wake();
  }
}
