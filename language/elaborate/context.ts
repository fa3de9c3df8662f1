import type { AstNode, CstNode } from 'langium';
import type { SourceRange } from '../../engine/plan/plan.js';
import type { DiagnosticCode, Words } from '../diagnostics/catalogue.js';
import type { Fix } from '../diagnostics/diagnostic.js';
import { Reporter } from '../diagnostics/reporter.js';
import { nearestName } from '../diagnostics/suggest.js';
import type { SpecFiles } from '../files.js';
import type { Column } from '../tables/column.js';
import type { Catalogue } from '../words/catalogue.js';
import { ClassTable } from './class-table.js';
import type { Findings } from './findings.js';
import type { Lazy } from './lazy.js';
import type { Scope } from './scope.js';
import type { TemplateDeclaration } from './template.js';

/** For how many names that are not known the nearest is looked for. */
const maximumSuggestions = 200;

/** What every part of the elaboration needs: the words, the files, and where to tell. */
export class Context {
  /** What is being computed, the outermost first. */
  readonly computing: Lazy<unknown>[] = [];
  /** The classes of all files. */
  readonly classes = new ClassTable();
  /** The templates of all files, by their keys in the plan. */
  readonly templates = new Map<string, TemplateDeclaration>();
  private suggestions = 0;
  /** How many uses of a `dist` inside others have been written out, and how deep the elaboration is in such. */
  expansions = 0;
  expanding = 0;
  /** The columns of tables that were read, and how many values of them are drawn from. */
  readonly columns = new Map<string, Column>();
  tableValues = 0;
  /** How deep the elaboration stands in expressions and in what they name. */
  level = 0;
  /** Whether that has been told to be too deep; once is enough, since the rest of the chain is too. */
  isTooDeep = false;

  constructor(
    readonly catalogue: Catalogue,
    readonly files: SpecFiles,
    readonly reporter: Reporter,
    /** Values for `param`s from outside, by name. */
    readonly settings: ReadonlyMap<string, string>,
    /** Where what is found out about names and types is kept, if an editor asks for it. */
    readonly findings?: Findings,
    /** An offset in the main file, if only what stands around it is of interest, and what that needs. */
    private readonly around?: number,
  ) {}

  /** The same, telling nobody but its own reporter. */
  silenced(): Context {
    return new Context(this.catalogue, this.files, new Reporter(), this.settings);
  }

  /** Whether a declaration is to be read, though nothing else needs it. */
  concerns({ node, scope }: { readonly node: AstNode; readonly scope: Scope }): boolean {
    if (this.around === undefined) return true;
    const { start, end } = scope.document.place(node);
    return scope.document.index === 0 && start <= this.around && this.around <= end;
  }

  /** Tells a diagnostic at a node of the scope's document, with a replacement of its text as the fix if there is one. */
  report(
    code: DiagnosticCode,
    scope: Scope,
    node: AstNode | CstNode | undefined,
    words: Words = {},
    fix?: { title: string; text: string },
  ): void {
    const place = scope.document.place(node);
    const fixes: Fix[] = fix ? [{ title: fix.title, edits: [{ ...place, text: fix.text }] }] : [];
    this.reporter.report(code, place, words, { fixes });
  }

  /**
   * The candidate nearest to what was written, or nothing. After many, no more are looked for: each looks at all names, and
   * a text with thousands of unknown names has another problem.
   */
  nearest(written: string, candidates: () => Iterable<string>): string {
    if (this.suggestions++ >= maximumSuggestions) return '';
    return nearestName(written, candidates()) ?? '';
  }

  range(scope: Scope, node: AstNode): SourceRange {
    return scope.document.range(node);
  }
}
