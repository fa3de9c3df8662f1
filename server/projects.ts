import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Plan } from '../engine/plan/plan.js';
import {
  type Checked,
  check,
  compile,
  type Diagnostic,
  planOf,
  type SpecFiles,
  twinsOf,
} from '../language/index.js';
import { Names } from '../language/names/names.js';
import type { Host } from './host.js';
import { keyOf, type OpenDocuments } from './open-documents.js';
import { OverlaidFiles } from './overlaid-files.js';
import { ParsedFiles, type ParseFile, parseOnce } from './parsed-files.js';
import { cataloguePage } from './source/catalogue-page.js';
import { type Surroundings, surroundingsIn, surroundingsOf } from './source/surroundings.js';

/** An open spec with all that it imports, checked as it stands now. */
export class OpenProject {
  private readonly texts = new Map<string, TextDocument>();
  private known: Names | undefined;

  constructor(
    readonly checked: Checked,
    readonly uriOf: (path: string) => string,
  ) {}

  /** What the names of its files mean. */
  get names(): Names {
    this.known ??= new Names(this.checked);
    return this.known;
  }

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

/** An open spec, compiled as it stands now. */
export interface CompiledProject {
  /** Undefined where errors are in the way. */
  readonly plan: Plan | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly project: OpenProject;
  /** The URI of the folder of its files; null where there is none. */
  readonly folder: string | null;
  /** The plans of the other scenes of the same base. */
  readonly twins: readonly Plan[];
}

/** How many specs that are not open are looked through for uses. */
const mostSaved = 100;

/** The open specs, each checked when it is asked for and again when anything has changed. */
export class Projects {
  private readonly checked = new Map<string, OpenProject>();
  private readonly parsed = new ParsedFiles();
  /** How many specs were checked. */
  checks = 0;
  /** How often something was asked on which files bear. */
  asked = 0;

  constructor(
    private readonly host: Host,
    private readonly documents: OpenDocuments,
  ) {}

  /** Something changed: an open text, or a file on the disk. */
  invalidate(): void {
    this.checked.clear();
  }

  /** A spec was closed. */
  forget(uri: string): void {
    this.parsed.forget(uri);
  }

  /** The project whose main spec is the open document `uri`. A page of the catalogue is no spec. */
  of(uri: string): OpenProject | undefined {
    this.asked += 1;
    const document = this.documents.get(uri);
    if (!document || cataloguePage(uri) !== undefined) return undefined;
    let project = this.checked.get(document.uri);
    if (!project) {
      project = this.check(document, this.parsed.parserOf(document.uri, 'open'));
      this.checked.set(document.uri, project);
    }
    return project;
  }

  /** The path of the open document `uri` in its folder, without a check; undefined where it is no open spec. */
  pathOf(uri: string): string | undefined {
    const document = this.documents.get(uri);
    return document && cataloguePage(uri) === undefined ? this.open(document).main : undefined;
  }

  /**
   * Parses an open spec for the texts that will be tried in its place, so that the first suggestion does not wait for it;
   * false if there is none left.
   */
  prepareTry(): boolean {
    for (const document of this.documents.all()) {
      const path = this.pathOf(document.uri);
      if (path === undefined || this.parsed.has(document.uri, 'tried', path)) continue;
      this.parsed.parserOf(document.uri, 'tried')(path, document.getText());
      return true;
    }
    return false;
  }

  /** What stands around a place in an open spec, as far as its words and brackets say. */
  surroundings(document: TextDocument, offset: number): Surroundings {
    const path = this.pathOf(document.uri);
    const text = document.getText();
    if (path === undefined) return surroundingsOf(text, offset);
    return surroundingsIn(this.parsed.parserOf(document.uri, 'open')(path, text).parts, text, offset);
  }

  /**
   * The spec `uri` and its imports, checked as if other texts stood in some files, by path. @param around an offset in the
   * spec, if only what stands around it is of interest
   */
  tried(uri: string, texts: ReadonlyMap<string, string>, around?: number): OpenProject {
    const document = this.documents.get(uri) ?? TextDocument.create(uri, 'specimen', 0, '');
    const { main, files, uriOf } = this.open(document);
    const parse = this.parsed.parserOf(uri, 'tried');
    const tried = new OverlaidFiles(files, (path) => texts.get(path));
    return new OpenProject(
      check(main, tried, { keepsFindings: true, parse, ...(around !== undefined && { around }) }),
      uriOf,
    );
  }

  /**
   * The projects in which an open document is, its own first: then those of open specs that import it, and of specs on the
   * disk below its folder that do.
   */
  around(uri: string): OpenProject[] {
    const own = this.of(uri);
    if (!own) return [];
    const key = keyOf(uri);
    const mains = this.documents.all().filter((each) => keyOf(each.uri) !== key);
    const open = mains.flatMap((each) => this.of(each.uri) ?? []);
    const importing = [...open, ...this.saved(own)].filter(({ checked, uriOf }) =>
      checked.project.documents.some(({ path }) => keyOf(uriOf(path)) === key),
    );
    return [own, ...importing];
  }

  /** The specs on the disk, in the folder of a project's and below, whose texts name its file in quotes. */
  private saved({ checked, uriOf }: OpenProject): OpenProject[] {
    const { files, main } = checked.project;
    const name = main.path.slice(main.path.lastIndexOf('/') + 1);
    const projects: OpenProject[] = [];
    for (const path of files.find('**/*.specimen')) {
      if (path === main.path || this.documents.get(uriOf(path))) continue;
      const read = files.readSpec(path);
      if (read.kind !== 'text' || !read.text.includes(`${name}"`)) continue;
      const document = TextDocument.create(uriOf(path), 'specimen', 0, read.text);
      projects.push(this.check(document, parseOnce));
      if (projects.length >= mostSaved) break;
    }
    return projects;
  }

  /** The plan of the open document `uri`; undefined where it is not open. */
  compile(uri: string): CompiledProject | undefined {
    const document = this.documents.get(uri);
    if (!document) return undefined;
    const { main, files, uriOf, folder } = this.open(document);
    const known = this.of(uri);
    // What was checked already is not checked again, unless something is to be told that only compiling tells.
    const plan = known?.checked.dataset && this.planOf(known, files);
    if (known && plan) {
      const twins = this.twinsOf(plan, known, files);
      return { plan, twins, diagnostics: known.checked.diagnostics, project: known, folder };
    }
    const { diagnostics, checked, ...compiled } = compile(main, files, { tool: this.host.tool });
    const { plan: anew } = compiled;
    const project = new OpenProject(checked, uriOf);
    return { plan: anew, twins: this.twinsOf(anew, project, files), diagnostics, project, folder };
  }

  /** None where there is no plan, or where a file is gone since the check. */
  private twinsOf(plan: Plan | undefined, { checked }: OpenProject, files: SpecFiles): readonly Plan[] {
    try {
      return plan ? twinsOf(plan, checked, files, this.host) : [];
    } catch {
      return [];
    }
  }

  /** Undefined also where a file is gone since the check. */
  private planOf({ checked }: OpenProject, files: SpecFiles): Plan | undefined {
    try {
      return planOf(checked, files, { tool: this.host.tool });
    } catch {
      return undefined;
    }
  }

  /** What would be told if the open document `uri` had this text; undefined where it is not open. */
  checkText(uri: string, text: string): readonly Diagnostic[] | undefined {
    const document = this.documents.get(uri);
    if (!document) return undefined;
    const { main, files } = this.open(document);
    const parse = this.parsed.parserOf(uri, 'tried');
    const overlaid = new OverlaidFiles(files, (path) => (path === main ? text : undefined));
    return check(main, overlaid, { parse }).diagnostics;
  }

  private check(document: TextDocument, parse: ParseFile): OpenProject {
    this.checks += 1;
    const { main, files, uriOf } = this.open(document);
    return new OpenProject(check(main, files, { keepsFindings: true, parse }), uriOf);
  }

  /** Where a spec stands, with the files that it sees. */
  private open(document: TextDocument): {
    main: string;
    files: SpecFiles;
    uriOf: (path: string) => string;
    folder: string | null;
  } {
    this.asked += 1;
    const hosted = this.host.open(document.uri);
    const main = hosted?.path ?? 'untitled.specimen';
    const uriOf = (path: string) => (path === main ? document.uri : (hosted?.uriOf(path) ?? path));
    const openText = (path: string) =>
      path === main ? document.getText() : hosted && this.documents.get(uriOf(path))?.getText();
    return {
      main,
      files: new OverlaidFiles(hosted?.files, openText),
      uriOf,
      folder: hosted?.uriOf('') ?? null,
    };
  }
}
