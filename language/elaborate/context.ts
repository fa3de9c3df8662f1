import type { AstNode, CstNode } from 'langium';
import type { SourceRange } from '../../engine/plan/plan.js';
import type { DiagnosticCode, Words } from '../diagnostics/catalogue.js';
import type { Fix } from '../diagnostics/diagnostic.js';
import { Reporter } from '../diagnostics/reporter.js';
import type { SpecFiles } from '../files.js';
import type { Catalogue } from '../words/catalogue.js';
import type { Lazy } from './lazy.js';
import type { Scope } from './scope.js';

/** What every part of the elaboration needs: the words, the files, and where to tell. */
export class Context {
  /** What is being computed, the outermost first. */
  readonly computing: Lazy<unknown>[] = [];
  /** How deep the elaboration stands in expressions and in what they name. */
  level = 0;

  constructor(
    readonly catalogue: Catalogue,
    readonly files: SpecFiles,
    readonly reporter: Reporter,
    /** Values for `param`s from outside, by name. */
    readonly settings: ReadonlyMap<string, string>,
  ) {}

  /** The same, telling nobody but its own reporter. */
  silenced(): Context {
    return new Context(this.catalogue, this.files, new Reporter(), this.settings);
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

  range(scope: Scope, node: AstNode): SourceRange {
    return scope.document.range(node);
  }
}
