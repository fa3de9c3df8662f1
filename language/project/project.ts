import type { DiagnosticCode, Words } from '../diagnostics/catalogue.js';
import type { Fix, Place } from '../diagnostics/diagnostic.js';
import type { Reporter } from '../diagnostics/reporter.js';
import { nearestName } from '../diagnostics/suggest.js';
import type { SpecFiles } from '../files.js';
import type { Import, Spec } from '../generated/ast.js';
import type { SyntaxFault } from '../parser/parse.js';
import { type ParsedText, parseText } from '../parser/parts.js';
import { Document } from './document.js';
import { resolvePath } from './paths.js';

/** How many syntax errors of one file are told; more are consequences of the first ones. */
const maximumSyntaxFaults = 20;

/** How deep files may import one another. */
const maximumImportDepth = 64;

/** Parses the text of a file, by its path. */
export type ParseFile = (path: string, text: string) => ParsedText;

/** The main spec and all that it imports, parsed. */
export class Project {
  readonly documents: Document[] = [];
  private readonly byPath = new Map<string, Document>();

  private constructor(
    readonly files: SpecFiles,
    readonly reporter: Reporter,
    private readonly parse: ParseFile,
  ) {}

  get main(): Document {
    return this.documents[0]!;
  }

  /** Reads and parses the spec at `path` and its imports. What is wrong is reported; there is always a main document. */
  static load(
    path: string,
    files: SpecFiles,
    reporter: Reporter,
    parse: ParseFile = (_, text) => parseText(text),
  ): Project {
    const project = new Project(files, reporter, parse);
    const read = files.readSpec(path);
    if (read.kind !== 'text') {
      const problem = read.kind === 'missing' ? `There is no file \`${path}\`` : read.problem;
      project.add(path, '');
      project.report('file/unreadable', { uri: path, start: 0, end: 0 }, { problem });
    } else {
      project.open(path, read.text, []);
    }
    return project;
  }

  private report(code: DiagnosticCode, place: Place, words: Words, fixes: readonly Fix[] = []): void {
    this.reporter.report(code, place, words, { fixes });
  }

  private add(path: string, text: string): { document: Document; faults: readonly SyntaxFault[] } {
    const parsed = this.parse(path, text);
    const document = new Document(path, this.documents.length, parsed);
    this.documents.push(document);
    this.byPath.set(path, document);
    return { document, faults: parsed.faults };
  }

  private open(path: string, text: string, openFiles: readonly string[]): Document {
    const { document, faults } = this.add(path, text);
    for (const fault of faults.slice(0, maximumSyntaxFaults)) {
      this.report(
        fault.code ?? 'syntax/unexpected',
        { uri: path, start: fault.start, end: fault.end },
        { problem: fault.message },
      );
    }
    for (const fault of faults.slice(0, maximumSyntaxFaults * 5))
      this.reporter.silence(lineOf(document, fault));
    this.checkVersion(document, faults.length > 0);
    for (const item of document.spec.items) {
      if (item.$type === 'Import' && item.path !== undefined)
        this.import(document, item, [...openFiles, path]);
    }
    return document;
  }

  private checkVersion(document: Document, broken: boolean): void {
    const spec: Spec = document.spec;
    const line = spec.items.find((item) => item.$type === 'LanguageLine');
    if (line && line.version !== '1') {
      const place = document.place(line);
      this.report(
        'language/unknown',
        { ...place, start: place.end - line.version.length },
        { found: line.version },
        [{ title: 'Write `1`', edits: [{ ...place, start: place.end - line.version.length, text: '1' }] }],
      );
    }
    if (!line && !broken && document.index === 0 && spec.items.length > 0) {
      const place = { uri: document.path, start: 0, end: 0 };
      const fix = { title: 'Add `language 1`', edits: [{ ...place, text: 'language 1\n\n' }] };
      this.report('language/missing', place, {}, [fix]);
    }
  }

  private import(document: Document, node: Import, openFiles: readonly string[]): void {
    const words = document.textOf(node);
    const last = words.lastIndexOf('"');
    const { uri, start } = document.place(node);
    const place = { uri, start: start + words.lastIndexOf('"', last - 1), end: start + last + 1 };
    const resolved = resolvePath(document.path, node.path);
    if (!resolved.ok) {
      this.report('path/outside', place, { path: node.path, problem: resolved.problem });
      return;
    }
    const { path } = resolved;
    if (openFiles.includes(path)) {
      this.report('import/cycle', place, {
        path: [...openFiles.slice(openFiles.indexOf(path)), path].join(' → '),
      });
      return;
    }
    if (openFiles.length >= maximumImportDepth) {
      this.report('limit/size', place, {
        problem: `Files import one another more than ${maximumImportDepth} deep`,
      });
      return;
    }
    let imported = this.byPath.get(path);
    if (!imported) {
      const read = this.files.readSpec(path);
      if (read.kind === 'missing') {
        const folder = path.includes('/') ? `${path.slice(0, path.lastIndexOf('/'))}/` : '';
        const nearest = nearestName(path, this.files.find(`${folder}*.specimen`));
        // What is near stands in the same folder, however the author wrote the way there.
        const written = nearest && node.path.replace(/[^/]*$/, nearest.slice(nearest.lastIndexOf('/') + 1));
        const fixes = written
          ? [{ title: `Write "${written}"`, edits: [{ ...place, text: JSON.stringify(written) }] }]
          : [];
        this.report('import/missing', place, { path: node.path, nearest: nearest ?? '' }, fixes);
        return;
      }
      if (read.kind !== 'text') {
        const code = read.kind === 'outside' ? 'path/outside' : 'file/unreadable';
        this.report(code, place, { path: node.path, problem: read.problem });
        return;
      }
      imported = this.open(path, read.text, openFiles);
    }
    document.imports.push({ node, document: imported });
  }
}

/** The line in which a fault starts. */
function lineOf({ path, text }: Document, { start }: SyntaxFault): Place {
  const next = text.indexOf('\n', start);
  return { uri: path, start: text.lastIndexOf('\n', start - 1) + 1, end: next < 0 ? text.length : next };
}
