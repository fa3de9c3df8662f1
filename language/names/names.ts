import type { AstNode } from 'langium';
import { AstUtils } from 'langium';
import type { Checked } from '../check.js';
import type { Argument, Element, ImportedName, Member, Ref } from '../generated/ast.js';
import type { Document } from '../project/document.js';
import { placeOfName, placeOfPart } from './name-place.js';
import { Resolver } from './resolve.js';
import { Supports } from './support.js';
import type { Occurrence, Target } from './target.js';

/** What every name in a checked spec and its imports means. Needs a check that keeps its findings. */
export class Names {
  readonly resolver: Resolver;
  readonly supports: Supports;
  private readonly byDocument = new Map<Document, readonly Occurrence[]>();

  constructor(readonly checked: Checked) {
    this.resolver = new Resolver(checked);
    this.supports = new Supports(checked);
  }

  /** The names of a file, in its order. */
  in(document: Document): readonly Occurrence[] {
    let known = this.byDocument.get(document);
    if (!known) {
      known = [...AstUtils.streamAst(document.spec)]
        .flatMap((node) => this.at(node, document))
        .sort((a, b) => a.place.start - b.place.start);
      this.byDocument.set(document, known);
    }
    return known;
  }

  /** The name at an offset, also just behind it. */
  find(document: Document, offset: number): Occurrence | undefined {
    const touching = nodesTouching(document.spec, document, offset)
      .flatMap((node) => this.at(node, document))
      .filter(({ place }) => place.start <= offset && offset <= place.end)
      .sort((a, b) => a.place.start - b.place.start);
    return touching.find(({ place }) => offset < place.end) ?? touching[0];
  }

  /** Everywhere that a declaration, or a word of the language, is named. */
  of(target: Target): Occurrence[] {
    return this.checked.project.documents.flatMap((document) =>
      this.in(document).filter((each) => isSame(each.target, target)),
    );
  }

  private at(node: AstNode, document: Document): Occurrence[] {
    const { resolver } = this;
    const one = (part: string | undefined, target: Target | undefined): Occurrence[] => {
      const place = part === undefined ? placeOfName(document, node) : placeOfPart(document, node, part);
      if (!place || !target) return [];
      const isDeclaration =
        target.kind === 'declared' && target.document === document && target.place.start === place.start;
      return [{ place, target, isDeclaration }];
    };
    switch (node.$type) {
      case 'Ref':
        return one('name', resolver.ref(node as Ref));
      case 'Member':
        return one('member', resolver.member(node as Member));
      case 'Let':
      case 'Param':
      case 'Require':
      case 'Formal':
      case 'Import':
        return one(undefined, resolver.index.of(node));
      case 'Element': {
        const word = resolver.namedKind(node as Element);
        return [
          ...one('kind', resolver.kindOf(node as Element)),
          ...one(undefined, word ?? resolver.index.of(node)),
        ];
      }
      case 'ImportedName': {
        const target = resolver.imported(node as ImportedName);
        const alias = (node as ImportedName).alias;
        const more =
          alias === undefined
            ? []
            : one('alias', resolver.index.of(node, 'import', target ? { of: target } : {}));
        return [...one('name', target), ...more];
      }
      case 'Argument':
        return (node as Argument).name === undefined ? [] : one('name', resolver.argument(node as Argument));
      default:
        return [];
    }
  }
}

/** The nodes in whose texts an offset lies, or just behind which it does; those outside first. */
function nodesTouching(node: AstNode, document: Document, offset: number): AstNode[] {
  const touched = [...AstUtils.streamContents(node)].filter((each) => {
    const { start, end } = document.place(each);
    return start <= offset && offset <= end;
  });
  return touched.flatMap((each) => [each, ...nodesTouching(each, document, offset)]);
}

/** Whether two names mean the same. */
export function isSame(a: Target, b: Target): boolean {
  if (a === b) return true;
  return (
    a.kind === 'word' &&
    b.kind === 'word' &&
    a.role === b.role &&
    a.name === b.name &&
    (a.entry ? a.entry === b.entry : a.role === 'fact' || a.role === 'keyword' || a.role === 'type')
  );
}
