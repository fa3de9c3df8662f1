import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Checked, check } from '../language/index.js';
import type { Host } from './host.js';
import type { OpenDocuments } from './open-documents.js';
import { OverlaidFiles } from './overlaid-files.js';

/** An open spec with all that it imports, checked as it stands now. */
export class OpenProject {
  private readonly texts = new Map<string, TextDocument>();

  constructor(
    readonly checked: Checked,
    readonly uriOf: (path: string) => string,
  ) {}

  /** The text of one of its files, by path, as it was checked. */
  text(path: string): TextDocument {
    let text = this.texts.get(path);
    if (!text) {
      const document = this.checked.project.documents.find((each) => each.path === path);
      text = TextDocument.create(this.uriOf(path), 'specimen', 0, document?.text ?? '');
      this.texts.set(path, text);
    }
    return text;
  }
}

/** The open specs, each checked when it is asked for and again when anything has changed. */
export class Projects {
  private readonly checked = new Map<string, OpenProject>();

  constructor(
    private readonly host: Host,
    private readonly documents: OpenDocuments,
  ) {}

  /** Something changed: an open text, or a file on the disk. */
  invalidate(): void {
    this.checked.clear();
  }

  /** The project whose main spec is the open document `uri`. */
  of(uri: string): OpenProject | undefined {
    const document = this.documents.get(uri);
    if (!document) return undefined;
    let project = this.checked.get(document.uri);
    if (!project) {
      project = this.check(document);
      this.checked.set(document.uri, project);
    }
    return project;
  }

  private check(document: TextDocument): OpenProject {
    const hosted = this.host.open(document.uri);
    const main = hosted?.path ?? 'untitled.specimen';
    const uriOf = (path: string) => (path === main ? document.uri : (hosted?.uriOf(path) ?? path));
    const openText = (path: string) =>
      path === main ? document.getText() : hosted && this.documents.get(uriOf(path))?.getText();
    return new OpenProject(check(main, new OverlaidFiles(hosted?.files, openText)), uriOf);
  }
}
