import {
  commands,
  DiagnosticSeverity,
  type Disposable,
  languages,
  StatusBarAlignment,
  ThemeColor,
  type Uri,
  window,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { SummaryAnswer } from '../../server/protocol.js';
import { openMenu } from './menu.js';
import { type SpecState, statusLines, statusText } from './status-text.js';

/** How long the editor must be quiet before it is asked what a spec makes, in milliseconds. */
const quiet = 400;

/** The data sets that are being made, for a host that can make any. */
export interface RunsShown {
  readonly all: readonly { readonly name: string; readonly text: string }[];
  onDidChange(listener: () => void): Disposable;
}

/** An item of the status bar that tells how the spec in the active editor is, and how far a run is. A click opens what can be done. */
export class StatusItem implements Disposable {
  private readonly item = window.createStatusBarItem('specimen.status', StatusBarAlignment.Left, 10);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private state: SpecState = { errors: 0, warnings: 0, summary: undefined };
  private readonly subscriptions: Disposable[];

  constructor(
    private readonly client: BaseLanguageClient,
    private readonly runs?: RunsShown,
  ) {
    this.item.name = 'Specimen';
    this.item.command = 'specimen.menu';
    const schedule = () => this.schedule();
    this.subscriptions = [
      this.item,
      commands.registerCommand('specimen.menu', () => openMenu(runs !== undefined, this.isRunning)),
      window.onDidChangeActiveTextEditor(schedule),
      languages.onDidChangeDiagnostics(schedule),
      client.onNotification('specimen/figures', schedule),
      ...(runs ? [runs.onDidChange(() => this.show())] : []),
    ];
    this.schedule();
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const each of this.subscriptions) each.dispose();
  }

  private get isRunning(): boolean {
    return (this.runs?.all.length ?? 0) > 0;
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.update(), quiet);
  }

  private async update(): Promise<void> {
    const uri = activeSpec();
    if (uri) {
      const found = languages.getDiagnostics(uri);
      const count = (severity: DiagnosticSeverity) =>
        found.filter((each) => each.severity === severity).length;
      const errors = count(DiagnosticSeverity.Error);
      const summary = errors > 0 || !this.client.isRunning() ? null : await this.ask(uri);
      // Another may be active by now, and has asked for itself.
      if (uri !== activeSpec()) return;
      this.state = { errors, warnings: count(DiagnosticSeverity.Warning), summary: summary ?? undefined };
    }
    this.show();
  }

  private async ask(uri: Uri): Promise<SummaryAnswer> {
    const parameters = { uri: uri.toString() };
    return this.client.sendRequest<SummaryAnswer>('specimen/summary', parameters).catch(() => null);
  }

  private show(): void {
    const { item, state } = this;
    const [run, ...more] = this.runs?.all ?? [];
    if (!run && !activeSpec()) {
      item.hide();
      return;
    }
    const others = more.length > 0 ? ` (and ${more.length} more)` : '';
    item.text = run ? `$(sync~spin) ${run.name}: ${run.text || 'starting'}${others}` : statusText(state);
    item.tooltip = [...(activeSpec() ? statusLines(state) : []), 'Click for what can be done.'].join('\n');
    item.backgroundColor =
      !run && state.errors > 0 ? new ThemeColor('statusBarItem.errorBackground') : undefined;
    item.show();
  }
}

/** The spec in the active editor. */
function activeSpec(): Uri | undefined {
  const document = window.activeTextEditor?.document;
  return document?.languageId === 'specimen' ? document.uri : undefined;
}
