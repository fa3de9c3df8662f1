import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { NodeHost } from './node-host.js';
import { startServer } from './server.js';

/** The language server on Node: `--stdio` or `--node-ipc`, as the one who starts it says. */
startServer(createConnection(ProposedFeatures.all), new NodeHost(import.meta.url));
