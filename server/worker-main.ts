import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from './server.js';
import { BrowserHost } from './web/browser-host.js';

/** The worker's own port: in the libraries of pages and workers, which this room does not see. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

/** The language server in a web worker; it speaks in messages, as VS Code for the Web expects. */
const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
startServer(connection, new BrowserHost((method, parameters) => connection.sendRequest(method, parameters)));
