import type { LeafCstNode } from 'langium';
import {
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Call, Construct, Element, Entry, Member, Ref } from '../../language/generated/ast.js';
import { type Catalogue, loadCatalogue } from '../../language/index.js';
import type { PartTree } from '../../language/parser/part-tree.js';
import type { Document } from '../../language/project/document.js';
import { type Declaration, declarationOf, isDrawn, partOf } from '../source/declarations.js';
import { visitLeaves } from '../source/tree.js';
import { guarded, type Server } from './feature.js';

const types = [
  'keyword',
  'type',
  'class',
  'enumMember',
  'variable',
  'parameter',
  'property',
  'function',
  'number',
  'unit',
  'string',
  'namespace',
  'operator',
] as const;
const modifiers = ['declaration', 'drawn', 'readonly', 'defaultLibrary', 'distribution'] as const;

/** What the numbers of the answers mean. */
export const semanticTokensLegend = { tokenTypes: [...types], tokenModifiers: [...modifiers] };

type Type = (typeof types)[number];

/** A number of the legend's types, and the sum of the bits of its modifiers. */
interface Look {
  readonly type: number;
  readonly modifiers: number;
}

function lookAs(type: Type, ...of: readonly (typeof modifiers)[number][]): Look {
  const bits = of.reduce((sum, each) => sum | (1 << modifiers.indexOf(each)), 0);
  return { type: types.indexOf(type), modifiers: bits };
}

const keyword = lookAs('keyword');
const number = lookAs('number');
const unit = lookAs('unit');
/** Words of the catalogue. */
const libraryMember = lookAs('enumMember', 'defaultLibrary');
const libraryDistribution = lookAs('function', 'defaultLibrary', 'distribution');
const libraryFunction = lookAs('function', 'defaultLibrary');
const libraryKind = lookAs('type', 'defaultLibrary');
const libraryConstant = lookAs('variable', 'readonly', 'defaultLibrary');

/** Tells words apart by what they mean, and what is drawn from what is fixed. */
export function installSemanticTokens(server: Server): void {
  const answer = (uri: string, from = 0, to = Number.POSITIVE_INFINITY): SemanticTokens => {
    const project = server.projects.of(uri);
    if (!project) return { data: [] };
    const { main } = project.checked.project;
    return tokensOf(main, project.text(main.path), from, to);
  };
  const { semanticTokens } = server.connection.languages;
  semanticTokens.on(
    guarded(server, 'semantic tokens', { data: [] }, ({ textDocument }: SemanticTokensParams) =>
      answer(textDocument.uri),
    ),
  );
  semanticTokens.onRange(
    guarded(server, 'semantic tokens', { data: [] }, ({ textDocument, range }: SemanticTokensRangeParams) => {
      const document = server.documents.get(textDocument.uri);
      if (!document) return { data: [] };
      return answer(textDocument.uri, document.offsetAt(range.start), document.offsetAt(range.end));
    }),
  );
}

function tokensOf(document: Document, text: TextDocument, from: number, to: number): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  const words = catalogueWords();
  let line = 0;
  let [lineStart, next] = [0, text.offsetAt({ line: 1, character: 0 })];
  const push = (offset: number, length: number, { type, modifiers: bits }: Look) => {
    while (offset >= next && line + 1 < text.lineCount) {
      line += 1;
      [lineStart, next] = [next, text.offsetAt({ line: line + 1, character: 0 })];
    }
    builder.push(line, offset - lineStart, length, type, bits);
  };
  visitLeaves(document, (leaf, moved, tree, at) => {
    const start = moved + leaf.offset;
    if (start + leaf.length < from || start > to) return;
    const own = looksIn(tree)[at];
    if (typeof own === 'number') {
      push(start, own, number);
      if (own < leaf.length) push(start + own, leaf.length - own, unit);
      return;
    }
    const look = own && '$type' in own ? lookByNames(own, words) : own;
    if (look) push(start, leaf.length, look);
  });
  return builder.build();
}

/**
 * What can be told of a word without the names around it: how it looks, if at all; of a quantity, how many signs are its
 * number. Where the names have a say, what it stands in.
 */
type OwnLook = Look | number | Ref | Member | undefined;

/** Between two keys most trees stay as they are. */
const known = new WeakMap<PartTree, readonly OwnLook[]>();

function looksIn(tree: PartTree): readonly OwnLook[] {
  let looks = known.get(tree);
  if (!looks) {
    looks = tree.leaves.map(ownLook);
    known.set(tree, looks);
  }
  return looks;
}

/** The words of the catalogue by what is asked for each word of a text. */
interface CatalogueWords {
  readonly catalogue: Catalogue;
  readonly kinds: ReadonlySet<string>;
  /** The words that a property can be, of whichever kind it is. */
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
}

function catalogueWords(): CatalogueWords {
  const catalogue = loadCatalogue();
  const members = new Map<string, Set<string>>();
  for (const { properties } of catalogue.kinds) {
    for (const { name, type } of properties.values()) {
      if (type.kind !== 'enum') continue;
      members.set(name, new Set([...(members.get(name) ?? []), ...type.members]));
    }
  }
  return { catalogue, kinds: new Set(catalogue.kinds.map(({ name }) => name)), members };
}

function ownLook(leaf: LeafCstNode): OwnLook {
  const node = leaf.astNode;
  const isName = leaf.tokenType.name === 'ID';
  switch (leaf.tokenType.name) {
    case 'QUANTITY':
      return /^[0-9_.]+(?:[eE][+-]?[0-9]+)?/.exec(leaf.text)![0].length;
    case 'STRING':
      return lookAs('string');
    case 'HEX':
      return number;
    case '~':
      return lookAs('operator', 'drawn');
    case 'NL':
      return undefined;
  }
  if (!isName && !/^\w/u.test(leaf.text)) return undefined;
  const isFirst = leaf.offset === node.$cstNode?.offset;
  switch (node.$type) {
    case 'Ref':
    case 'Member':
      return node as Ref | Member;
    case 'Element':
      return isFirst ? keyword : declared(typeOfElement(node as Element), node as Element);
    case 'Let':
    case 'Param':
      return isFirst ? keyword : declared('variable', node as Declaration);
    case 'Formal':
      return lookAs('parameter', 'declaration', 'readonly');
    case 'Argument':
      return isName ? lookAs('parameter') : keyword;
    case 'Require':
      return isFirst ? keyword : lookAs('variable');
    case 'Import':
    case 'ImportedName':
      return isName ? lookAs('namespace') : keyword;
    default:
      return isName ? undefined : keyword;
  }
}

function lookByNames(node: Ref | Member, words: CatalogueWords): Look | undefined {
  return node.$type === 'Ref' ? lookOfRef(node, words) : lookOfMember(node);
}

function declared(type: Type, declaration: Declaration): Look {
  return lookAs(type, 'declaration', isDrawn(declaration) ? 'drawn' : 'readonly');
}

function typeOfElement({ kind }: Element): Type {
  if (kind === 'class') return 'class';
  if (kind === 'asset' || kind === 'material') return 'type';
  if (kind === 'dist') return 'function';
  return kind === 'dataset' || kind === 'scene' ? 'namespace' : 'variable';
}

function lookOfRef(ref: Ref, words: CatalogueWords): Look | undefined {
  const { catalogue, kinds } = words;
  const { name, $container: parent } = ref;
  if (parent?.$type === 'Entry' && (parent as Entry).target === ref) {
    const { random, fixed } = parent as Entry;
    if (random || fixed) return lookAs('property', random ? 'drawn' : 'readonly');
  }
  if (isMember(ref, words)) return libraryMember;
  const found = declarationOf(name, ref);
  if (found) {
    const type = found.$type === 'Element' ? typeOfElement(found) : 'variable';
    return lookAs(type, isDrawn(found) ? 'drawn' : 'readonly');
  }
  if (name === 'true' || name === 'false') return keyword;
  const isCalled = parent?.$type === 'Call' && (parent as Call).target === ref;
  const isMade = parent?.$type === 'Construct' && (parent as Construct).target === ref;
  if (catalogue.distributions.has(name)) return libraryDistribution;
  if (isCalled && catalogue.functions.has(name)) return libraryFunction;
  if (isMade && drawWords.has(name)) return keyword;
  if (isCalled && drawWords.has(name)) return libraryDistribution;
  if (kinds.has(name)) return libraryKind;
  return catalogue.constants.has(name) ? libraryConstant : undefined;
}

/** Whether it is a word of a property, such as `fewer` of `crowded = fewer`, that the author did not take for a name. */
function isMember(ref: Ref, { members }: CatalogueWords): boolean {
  const { $container: parent } = ref;
  if (parent?.$type !== 'Entry' || (parent as Entry).value !== ref) return false;
  const { target } = parent as Entry;
  if (target?.$type !== 'Ref' || declarationOf(ref.name, ref)) return false;
  return members.get(target.name)?.has(ref.name) === true;
}

/** The words that draw and are no distribution of the catalogue. */
const drawWords: ReadonlySet<string> = new Set(['choice', 'copula', 'pick', 'files', 'textures']);

function lookOfMember(member: Member): Look {
  const owner = member.target?.$type === 'Ref' ? declarationOf(member.target.name, member.target) : undefined;
  const part = owner && partOf(owner, member.member);
  return part ? lookAs('property', isDrawn(part) ? 'drawn' : 'readonly') : lookAs('property');
}
