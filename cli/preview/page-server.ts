import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ToPage } from '../../preview/protocol.js';
import { pageFile, policy } from './page-files.js';

export interface PageServerOptions {
  /** 0 for any that is free. */
  readonly port: number;
  /** The bytes of a file of the plan that is shown; undefined for any other path. */
  readonly planFile: (path: string) => Uint8Array | undefined;
}

/**
 * Shows the preview page to browsers of this machine. It listens on 127.0.0.1 alone, answers only what knows the token of
 * its address, and serves the page, the files of the plan that is shown, and events.
 */
export class PageServer {
  private readonly token = randomBytes(16).toString('hex');
  private readonly listeners = new Set<ServerResponse>();
  private readonly server: Server;
  private last: ToPage | undefined;

  private constructor(private readonly options: PageServerOptions) {
    this.server = createServer((request, response) => this.answer(request, response));
  }

  /** @throws the system's error where the port is taken */
  static async open(options: PageServerOptions): Promise<PageServer> {
    const page = new PageServer(options);
    await new Promise<void>((resolve, reject) => {
      page.server.once('error', reject);
      page.server.listen(options.port, '127.0.0.1', resolve);
    });
    return page;
  }

  get url(): string {
    return `http://${this.host}/${this.token}/`;
  }

  /** The folder of the plan's files, as the page fetches them. */
  readonly assets = 'files/';

  /** Shows it on every open page, and on those that open later. */
  send(message: ToPage): void {
    this.last = message;
    for (const listener of this.listeners) listener.write(eventOf(message));
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  private get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    // Another name for this address, as a hostile page could give it, is not answered.
    const path = request.headers.host === this.host ? this.pathOf(request.url ?? '') : undefined;
    if (path === undefined || request.method !== 'GET') end(response, 404);
    else if (path === 'events') this.listen(request, response);
    else if (path.startsWith(this.assets)) this.sendPlanFile(path.slice(this.assets.length), response);
    else {
      const file = pageFile(path === '' ? 'page.html' : path);
      if (!file) end(response, 404);
      else {
        response.setHeader('Content-Type', file.type);
        response.setHeader('Content-Security-Policy', policy);
        response.end(file.bytes);
      }
    }
  }

  /** What follows the token, decoded; undefined if the address is not one of ours. */
  private pathOf(url: string): string | undefined {
    const [, token = '', rest] = /^\/([^/?]*)\/([^?]*)/.exec(url) ?? [];
    const isOurs =
      token.length === this.token.length && timingSafeEqual(Buffer.from(token), Buffer.from(this.token));
    if (!isOurs || rest === undefined) return undefined;
    try {
      return decodeURIComponent(rest);
    } catch {
      return undefined;
    }
  }

  private sendPlanFile(path: string, response: ServerResponse): void {
    const bytes = this.options.planFile(path);
    if (!bytes) {
      end(response, 404);
      return;
    }
    response.setHeader('Content-Type', 'application/octet-stream');
    response.end(bytes);
  }

  private listen(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(this.last ? eventOf(this.last) : ':\n\n');
    this.listeners.add(response);
    request.on('close', () => this.listeners.delete(response));
  }
}

function eventOf(message: ToPage): string {
  return `data: ${JSON.stringify(message)}\n\n`;
}

function end(response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.end();
}
