import { DiagnosticSeverity, DiagnosticTag, type Diagnostic as Published } from 'vscode-languageserver';
import type { Diagnostic, DiagnosticCode, Severity } from '../../language/index.js';
import { keyOf } from '../open-documents.js';
import type { OpenProject } from '../projects.js';
import { type Server, tried } from './feature.js';

/** How long the editor must be quiet before specs are checked, in milliseconds: for what comes with a key. */
const quiet = 20;

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Hint,
};

/** What has no effect or use is shown faded. */
const tags: Partial<Record<DiagnosticCode, DiagnosticTag[]>> = {
  'property/no-effect': [DiagnosticTag.Unnecessary],
  'name/unused': [DiagnosticTag.Unnecessary],
};

/** Tells the editor what is wrong with the open specs and with what they import, a moment after the last change. */
export class DiagnosticsFeature {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private preparing: ReturnType<typeof setTimeout> | undefined;
  /** The URIs of which something was told. */
  private told = new Map<string, string>();

  constructor(private readonly server: Server) {}

  /** Checks soon; more changes before that are told together. */
  schedule(): void {
    this.stop();
    this.timer = setTimeout(() => this.publish(), quiet);
  }

  stop(): void {
    clearTimeout(this.timer);
    clearTimeout(this.preparing);
  }

  private publish(): void {
    tried(this.server, 'diagnostics', undefined, () => {
      const now = this.collect();
      // When files come, this is scheduled again.
      if (this.server.host.reading) return undefined;
      for (const uri of this.told.values()) {
        if (!now.has(keyOf(uri))) void this.send(uri, []);
      }
      for (const { uri, diagnostics } of now.values()) void this.send(uri, diagnostics);
      this.told = new Map([...now].map(([key, { uri }]) => [key, uri]));
      this.server.host.save();
      this.prepare();
      return undefined;
    });
  }

  /** Between two keys: a spec at a time, since the next key goes before. */
  private prepare(): void {
    this.preparing = setTimeout(() => {
      if (this.server.projects.prepareTry()) this.prepare();
    }, 0);
  }

  private send(uri: string, diagnostics: Published[]): Promise<void> {
    const version = this.server.documents.get(uri)?.version;
    return this.server.connection.sendDiagnostics({
      uri,
      diagnostics,
      ...(version !== undefined && { version }),
    });
  }

  /**
   * By file. A spec that another open one imports is told about as part of that one, whose folder decides what it may
   * read; its own check is left out.
   */
  private collect(): Map<string, { uri: string; diagnostics: Published[] }> {
    const { documents, projects } = this.server;
    const open = documents.all().flatMap((document) => projects.of(document.uri) ?? []);
    const imported = new Set(open.flatMap((project) => importedBy(project)));
    const mains = open.filter((project) => !imported.has(keyOf(mainUri(project))));
    const found = new Map<string, { uri: string; diagnostics: Published[] }>();
    // A file that several specs import is told of once.
    const known = new Set<string>();
    // Of files that import each other none is a main spec: then each is its own.
    for (const project of mains.length > 0 ? mains : open) {
      for (const { path } of project.checked.project.documents) {
        const uri = project.uriOf(path);
        if (!found.has(keyOf(uri))) found.set(keyOf(uri), { uri, diagnostics: [] });
      }
      for (const diagnostic of project.checked.diagnostics) {
        const uri = project.uriOf(diagnostic.uri);
        const entry = found.get(keyOf(uri)) ?? { uri, diagnostics: [] };
        found.set(keyOf(uri), entry);
        const told = `${keyOf(uri)} ${diagnostic.code} ${diagnostic.start} ${diagnostic.end}`;
        if (!known.has(told)) entry.diagnostics.push(this.toPublished(diagnostic, project));
        known.add(told);
      }
    }
    return found;
  }

  private toPublished(diagnostic: Diagnostic, project: OpenProject): Published {
    const { code, severity, message, related } = diagnostic;
    const { documentation } = this.server.host;
    const rangeOf = ({ uri, start, end }: { uri: string; start: number; end: number }) => {
      const text = project.text(uri);
      return { start: text.positionAt(start), end: text.positionAt(end) };
    };
    return {
      range: rangeOf(diagnostic),
      severity: severities[severity],
      source: 'specimen',
      code,
      ...(documentation !== undefined && { codeDescription: { href: `${documentation}#${code}` } }),
      message,
      ...(tags[code] && { tags: tags[code] }),
      relatedInformation: related.map((each) => ({
        location: { uri: project.uriOf(each.uri), range: rangeOf(each) },
        message: each.message,
      })),
    };
  }
}

function mainUri(project: OpenProject): string {
  return project.uriOf(project.checked.project.main.path);
}

function importedBy(project: OpenProject): string[] {
  return project.checked.project.documents.slice(1).map(({ path }) => keyOf(project.uriOf(path)));
}
