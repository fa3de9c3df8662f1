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
import type { Document } from '../../language/project/document.js';
import { type Declaration, declarationOf, isDrawn, partOf } from '../source/declarations.js';
import { leavesOf } from '../source/tree.js';
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

interface Look {
  readonly type: (typeof types)[number];
  readonly modifiers?: readonly (typeof modifiers)[number][];
}

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
  const push = (offset: number, length: number, { type, modifiers: of = [] }: Look) => {
    const { line, character } = text.positionAt(offset);
    const bits = of.reduce((sum, each) => sum | (1 << modifiers.indexOf(each)), 0);
    builder.push(line, character, length, types.indexOf(type), bits);
  };
  for (const { leaf, start, end } of leavesOf(document)) {
    if (end < from || start > to) continue;
    if (leaf.tokenType.name === 'QUANTITY') {
      const digits = /^[0-9_.]+(?:[eE][+-]?[0-9]+)?/.exec(leaf.text)![0].length;
      push(start, digits, { type: 'number' });
      if (digits < leaf.length) push(start + digits, leaf.length - digits, { type: 'unit' });
      continue;
    }
    const look = lookOf(leaf, words);
    if (look) push(start, leaf.length, look);
  }
  return builder.build();
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

function lookOf(leaf: LeafCstNode, words: CatalogueWords): Look | undefined {
  const node = leaf.astNode;
  switch (leaf.tokenType.name) {
    case 'STRING':
      return { type: 'string' };
    case 'HEX':
      return { type: 'number' };
    case '~':
      return { type: 'operator', modifiers: ['drawn'] };
    case 'NL':
      return undefined;
  }
  if (!/^\w/u.test(leaf.text) && leaf.tokenType.name !== 'ID') return undefined;
  switch (node.$type) {
    case 'Ref':
      return lookOfRef(node as Ref, words);
    case 'Element': {
      const element = node as Element;
      const isKind = leaf.offset === element.$cstNode?.offset;
      return isKind ? { type: 'keyword' } : { type: typeOfElement(element), modifiers: declared(element) };
    }
    case 'Let':
    case 'Param':
      if (leaf.offset === node.$cstNode?.offset) return { type: 'keyword' };
      return { type: 'variable', modifiers: declared(node as Declaration) };
    case 'Formal':
      return { type: 'parameter', modifiers: ['declaration', 'readonly'] };
    case 'Argument':
      return leaf.tokenType.name === 'ID' ? { type: 'parameter' } : { type: 'keyword' };
    case 'Require':
      return { type: leaf.offset === node.$cstNode?.offset ? 'keyword' : 'variable' };
    case 'Import':
    case 'ImportedName':
      return { type: leaf.tokenType.name === 'ID' ? 'namespace' : 'keyword' };
    case 'Member':
      return lookOfMember(node as Member);
    default:
      return leaf.tokenType.name === 'ID' ? undefined : { type: 'keyword' };
  }
}

function declared(declaration: Declaration): Look['modifiers'] {
  return ['declaration', isDrawn(declaration) ? 'drawn' : 'readonly'];
}

function typeOfElement({ kind }: Element): Look['type'] {
  if (kind === 'class') return 'class';
  if (kind === 'asset' || kind === 'material') return 'type';
  if (kind === 'dist') return 'function';
  return kind === 'dataset' || kind === 'scene' ? 'namespace' : 'variable';
}

function lookOfRef(ref: Ref, words: CatalogueWords): Look | undefined {
  const { catalogue, kinds } = words;
  const { name, $container: parent } = ref;
  if (parent?.$type === 'Entry' && (parent as Entry).target === ref) {
    const entry = parent as Entry;
    if (entry.random || entry.fixed)
      return { type: 'property', modifiers: entry.random ? ['drawn'] : ['readonly'] };
  }
  if (isMember(ref, words)) return { type: 'enumMember', modifiers: ['defaultLibrary'] };
  const found = declarationOf(name, ref);
  if (found) {
    const type = found.$type === 'Element' ? typeOfElement(found) : 'variable';
    return { type, modifiers: isDrawn(found) ? ['drawn'] : ['readonly'] };
  }
  if (name === 'true' || name === 'false') return { type: 'keyword' };
  const isCalled = parent?.$type === 'Call' && (parent as Call).target === ref;
  const isMade = parent?.$type === 'Construct' && (parent as Construct).target === ref;
  if (catalogue.distributions.has(name))
    return { type: 'function', modifiers: ['defaultLibrary', 'distribution'] };
  if (isCalled && catalogue.functions.has(name)) return { type: 'function', modifiers: ['defaultLibrary'] };
  if (isMade && drawWords.has(name)) return { type: 'keyword' };
  if (isCalled && drawWords.has(name))
    return { type: 'function', modifiers: ['defaultLibrary', 'distribution'] };
  if (kinds.has(name)) return { type: 'type', modifiers: ['defaultLibrary'] };
  if (catalogue.constants.has(name)) return { type: 'variable', modifiers: ['readonly', 'defaultLibrary'] };
  return undefined;
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
  return { type: 'property', ...(part && { modifiers: isDrawn(part) ? ['drawn'] : ['readonly'] }) };
}
