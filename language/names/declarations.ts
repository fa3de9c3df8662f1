import type { AstNode } from 'langium';
import { AstUtils } from 'langium';
import type { Checked } from '../check.js';
import type { Meaning } from '../elaborate/scope.js';
import type { Body, Element, Entry, Expression, Import, ImportedName } from '../generated/ast.js';
import type { Document } from '../project/document.js';
import { placeOfName } from './name-place.js';
import type { Declared, Target, Word } from './target.js';

/** The declarations of a project, by what the elaboration knows of them. */
export class DeclarationIndex {
  private readonly declared = new Map<AstNode, Declared>();
  private readonly documents = new Map<AstNode, Document>();
  private readonly constants = new Map<Meaning, AstNode>();
  private readonly classes = new Map<string, AstNode>();
  private readonly classPaths = new Map<AstNode, string>();
  /** What imports call otherwise, by file and the name there. */
  private readonly aliases = new Map<Document, ReadonlyMap<string, ImportedName>>();

  constructor(private readonly checked: Checked) {
    for (const document of checked.project.documents) this.documents.set(document.spec, document);
    for (const document of checked.project.documents) this.addTop(document);
  }

  private addTop(document: Document): void {
    const renamed = document.spec.items.flatMap((item) => (item.$type === 'Import' ? item.names : []));
    const aliases = renamed.flatMap((each) =>
      each.alias === undefined ? [] : [[each.alias, each] as const],
    );
    this.aliases.set(document, new Map(aliases));
    const { table } = this.checked.declarations.scopeOf(document);
    for (const item of document.spec.items) {
      if (item.$type === 'Let' || item.$type === 'Param') {
        const meaning = table.get(item.name);
        if (meaning?.kind === 'constant' && !this.constants.has(meaning)) this.constants.set(meaning, item);
      } else if (item.$type === 'Import' && item.alias !== undefined) {
        const meaning = table.get(item.alias);
        if (meaning) this.constants.set(meaning, item);
      } else if (item.$type === 'Element' && item.kind === 'class') this.addClass(item.name, item, item.body);
    }
  }

  private addClass(path: string, node: AstNode, body: Body | undefined): void {
    if (!this.classes.has(path)) this.classes.set(path, node);
    this.classPaths.set(node, path);
    for (const item of body?.items ?? []) {
      if (item.$type !== 'Entry' || item.value) continue;
      const inner = item.target.$type === 'Construct' ? item.target : undefined;
      const head = inner ? inner.target : item.target;
      if (head.$type === 'Ref') this.addClass(`${path}.${head.name}`, item, inner?.body);
    }
  }

  /** The file in which a node stands. */
  documentOf(node: AstNode): Document | undefined {
    return this.documents.get(AstUtils.findRootNode(node));
  }

  /** What declares a constant, or the import that gives a file its name. */
  nodeOf(meaning: Meaning): AstNode | undefined {
    return this.constants.get(meaning);
  }

  classAt(path: string): Declared | undefined {
    const node = this.classes.get(path);
    return node && this.of(node, 'class');
  }

  /** The path of the class that a node declares. */
  classPath(node: AstNode): string | undefined {
    return this.classPaths.get(node);
  }

  /** The names of the classes right below a class. */
  classesIn(path: string): string[] {
    return [...this.classes.keys()]
      .filter((each) => each.startsWith(`${path}.`) && !each.includes('.', path.length + 1))
      .map((each) => each.slice(path.length + 1));
  }

  isClass(node: AstNode): boolean {
    return this.classPath(node) !== undefined;
  }

  /** The declaration that a node is; undefined where its name is missing. */
  of(
    node: AstNode,
    role: string = roleOf(node),
    more: { of?: Target; word?: Word } = {},
  ): Declared | undefined {
    const known = this.declared.get(node);
    if (known) return known;
    const document = this.documentOf(node);
    const place = document && placeOfName(document, node);
    if (!place) return undefined;
    const name = document.text.slice(place.start, place.end);
    const fresh: Declared = { kind: 'declared', name, role, node, document, place, ...more };
    this.declared.set(node, fresh);
    return fresh;
  }

  /** What an import calls otherwise, under this name. */
  aliasNamed(name: string, document: Document): ImportedName | undefined {
    return this.aliases.get(document)?.get(name);
  }
}

function roleOf(node: AstNode): string {
  switch (node.$type) {
    case 'Element':
      return (node as Element).kind;
    case 'Entry':
      return 'property';
    case 'Formal':
      return 'parameter';
    case 'Import':
    case 'ImportedName':
      return 'import';
    default:
      return node.$type.toLowerCase();
  }
}

/** What stands in the body of a declared value under a name: of `noise = sensor { iso = … }` its `iso`. */
export function memberOfValue(node: AstNode, name: string): AstNode | undefined {
  const { value, body } = node as { value?: Expression; body?: Body };
  const bodies = body ? [body] : [];
  // `choice { … } { … }` has its branches in the inner body.
  for (let each = value; each?.$type === 'Construct'; each = each.target) bodies.push(each.body);
  for (const { items } of bodies) {
    const found = items.find(
      (item) =>
        ((item.$type === 'Let' || item.$type === 'Element') && item.name === name) ||
        (item.$type === 'Entry' && nameOfEntry(item) === name),
    );
    if (found) return found;
  }
  return undefined;
}

/** The name of `name = …`, `name { … }`, `name`. */
export function nameOfEntry({ target }: Entry): string | undefined {
  const head = target.$type === 'Construct' ? target.target : target;
  return head.$type === 'Ref' ? head.name : undefined;
}

/** The imported file of an import that was found. */
export function importedBy(node: Import, document: Document): Document | undefined {
  return document.imports.find((each) => each.node === node)?.document;
}
