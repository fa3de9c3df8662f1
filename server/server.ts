import {
  CodeActionKind,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { endings } from '../language/index.js';
import { Expectations } from './analysis/expectations.js';
import { installCatalogue } from './features/catalogue.js';
import { installCodeActions } from './features/code-actions.js';
import { installCodeLenses } from './features/code-lenses.js';
import { installColours } from './features/colours.js';
import { installCompletion } from './features/completion.js';
import { installCounters } from './features/counters.js';
import { installDefinition } from './features/definition.js';
import { DiagnosticsFeature } from './features/diagnostics.js';
import { installFoldingRanges } from './features/folding-ranges.js';
import { installFormatting } from './features/formatting.js';
import { installHover } from './features/hover.js';
import { installInlayHints } from './features/inlay-hints.js';
import { installLinks } from './features/links.js';
import { installNewProject } from './features/new-project.js';
import { installPlan } from './features/plan.js';
import { installReferences } from './features/references.js';
import { installRename } from './features/rename.js';
import { installSelectionRanges } from './features/selection-ranges.js';
import { installSemanticTokens, semanticTokensLegend } from './features/semantic-tokens.js';
import { installSignatureHelp } from './features/signature-help.js';
import { installSummary } from './features/summary.js';
import { installSymbols } from './features/symbols.js';
import { installWorkspaceSymbols } from './features/workspace-symbols.js';
import type { Host } from './host.js';
import { OpenDocuments } from './open-documents.js';
import { Projects } from './projects.js';
import { Neighbours } from './source/neighbours.js';

const answer: InitializeResult = {
  serverInfo: { name: 'specimen' },
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    completionProvider: { triggerCharacters: ['~', '=', '.', '"', '/'], resolveProvider: true },
    hoverProvider: true,
    documentSymbolProvider: true,
    documentFormattingProvider: true,
    definitionProvider: true,
    typeDefinitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    signatureHelpProvider: { triggerCharacters: ['(', ','], retriggerCharacters: [')'] },
    workspaceSymbolProvider: true,
    documentRangeFormattingProvider: true,
    semanticTokensProvider: { legend: semanticTokensLegend, full: true, range: true },
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: {},
    colorProvider: true,
    codeLensProvider: {},
    inlayHintProvider: true,
    codeActionProvider: {
      codeActionKinds: [
        CodeActionKind.QuickFix,
        CodeActionKind.RefactorRewrite,
        CodeActionKind.RefactorExtract,
      ],
    },
  },
};

/** The files that bear on a check: specs, and what they name. */
const namedFiles = [
  'specimen',
  ...Object.values(endings)
    .flat()
    .map((ending) => ending.slice(1)),
].map((ending) => ({
  globPattern: `**/*.${ending}`,
}));

/** Starts the language server on a connection. What it needs of its machine comes with the host. */
export function startServer(connection: Connection, host: Host): void {
  const documents = new OpenDocuments();
  const projects = new Projects(host, documents);
  const editor = { fillsPlaces: false, annotatesChanges: false, showsPictures: false };
  const neighbours = new Neighbours(documents);
  const server = { connection, host, documents, projects, neighbours, editor };
  const diagnostics = new DiagnosticsFeature(server);
  let refresh = () => {};
  const expectations = new Expectations(
    host.analyst,
    projects,
    () => refresh(),
    (error) => {
      // What is being read is asked for again when it has come.
      if (host.reading === undefined)
        connection.console.error(`analysis: ${error instanceof Error ? error.stack : error}`);
    },
  );
  let commands: ReadonlySet<string> = new Set();

  let canWatch = false;
  connection.onInitialize(({ capabilities, initializationOptions }) => {
    host.begin(initializationOptions ?? {}, () => {
      changed();
      refresh();
    });
    editor.fillsPlaces = capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
    commands = commandsOf(initializationOptions);
    editor.showsPictures =
      (initializationOptions as { pictures?: unknown } | null | undefined)?.pictures === true;
    const { codeLens, inlayHint, workspaceEdit } = capabilities.workspace ?? {};
    editor.annotatesChanges =
      workspaceEdit?.documentChanges === true && workspaceEdit.changeAnnotationSupport !== undefined;
    refresh = () => {
      if (codeLens?.refreshSupport) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
      if (inlayHint?.refreshSupport) connection.languages.inlayHint.refresh().catch(() => {});
      if (initializationOptions?.figures === true) void connection.sendNotification('specimen/figures');
    };
    canWatch = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    return answer;
  });
  connection.onInitialized(() => {
    const watchers = host.watchesAll ? [{ globPattern: '**/*' }] : namedFiles;
    if (canWatch) void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  });
  const changed = () => {
    projects.invalidate();
    expectations.invalidate();
    diagnostics.schedule();
  };
  documents.manager.onDidChangeContent(changed);
  documents.manager.onDidClose(changed);
  documents.manager.onDidClose(({ document }) => {
    projects.forget(document.uri);
    expectations.forget(document.uri);
  });
  documents.manager.onDidSave(changed);
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (host.changed(changes.map(({ uri }) => uri))) changed();
  });
  connection.onShutdown(() => {
    diagnostics.stop();
    expectations.stop();
    host.save();
  });
  installCompletion(server);
  installHover(server, expectations);
  installSignatureHelp(server);
  installDefinition(server);
  installReferences(server);
  installRename(server);
  installWorkspaceSymbols(server);
  installCatalogue(server);
  installSymbols(server);
  installCodeActions(server);
  installFormatting(server);
  installSemanticTokens(server);
  installFoldingRanges(server);
  installSelectionRanges(server);
  installLinks(server);
  installColours(server);
  installCodeLenses(server, expectations, () => commands);
  installInlayHints(server, expectations);
  installCounters(server, expectations);
  installSummary(server, expectations);
  installPlan(server);
  installNewProject(server);
  documents.manager.listen(connection);
  connection.listen();
}

/** The commands of the client, of what it says when it starts the server; of anything else, none. */
function commandsOf(options: unknown): ReadonlySet<string> {
  const { commands } = (options ?? {}) as { commands?: unknown };
  return new Set(Array.isArray(commands) ? commands.filter((each) => typeof each === 'string') : []);
}
