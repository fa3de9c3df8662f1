import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { BrowserHost } from './browser-host.js';
import { startServer } from './server.js';

/** The worker's own port: in the libraries of pages and workers, which this room does not see. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

/** The language server in a web worker; it speaks in messages, as VS Code for the Web expects. */
startServer(
  createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)),
  new BrowserHost(),
);
