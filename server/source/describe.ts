import type { Expression } from '../../language/generated/ast.js';
import type { Catalogue, Kind, Property, Signature } from '../../language/index.js';
import type { Declared, Target, Word } from '../../language/names/target.js';
import { documentationOf } from '../../language/parser/parse.js';
import type { Document } from '../../language/project/document.js';
import { dimensionName } from '../../language/types/dimension.js';
import { type Type, typeName } from '../../language/types/type.js';
import { unitsOf } from '../../language/types/units.js';
import type { OpenProject } from '../projects.js';
import { authorText, help, kindText, limitsText, propertyText, signatureText, wordHelp } from './words.js';

/** What a name means, in Markdown: what it is with its type and units, what it can be, and what is said of it. */
export function describe(project: OpenProject, target: Target): string | undefined {
  return target.kind === 'word'
    ? describeWord(project.names.resolver.catalogue, target)
    : describeDeclared(project, target);
}

function describeWord(catalogue: Catalogue, { role, name, entry, type }: Word): string | undefined {
  if (role === 'kind') return help(kindText(entry as Kind), entry!.doc);
  if (role === 'signature') return help(signatureText(entry as Signature), entry!.doc);
  if (role === 'property')
    return withNotes(propertyText(entry as Property), entry!.doc, limits(entry as Property));
  if (role === 'constant') return help(`${name}: ${typeName(type!)}`, entry!.doc);
  if (role === 'argument') return help(`${name}: a parameter of ${entry!.name}`, entry!.doc);
  if (role === 'fact') return help(type ? `${name}: ${typeName(type)}` : name, facts[name] ?? '');
  if (role === 'type' && type) return withNotes(`${name}: ${typeName(type)}`, '', unitNotes(type));
  return role === 'member' && type ? help(`${name}: ${typeName(type)}`, '') : wordHelp(catalogue, name);
}

/** What things are asked for that is no property of theirs. */
const facts: Readonly<Record<string, string>> = {
  position: 'Where its origin is.',
  center: 'The centre of its bounds.',
  size: 'The extents of its bounds.',
  index: 'The number of the instance, from 0.',
};

function describeDeclared(project: OpenProject, target: Declared): string | undefined {
  const { node, of, word, document, role, name } = target;
  if (of) return describe(project, of);
  const type = typeOf(project, target);
  const notes: string[] = [];
  const support = project.names.supports.of(target);
  if (support !== undefined) notes.push(support[0]!.toUpperCase() + support.slice(1));
  if (word) notes.push(...limits(word.entry as Property));
  const head =
    word !== undefined
      ? propertyText(word.entry as Property)
      : type
        ? `${role} ${name}: ${typeName(type)}`
        : `${role} ${fullName(project, target)}${headText(document, node)}`;
  const doc = [authorText(documentationOf(node) ?? ''), word?.entry?.doc ?? '']
    .filter((text) => text !== '')
    .join('\n\n');
  return withNotes(head, doc, [...(type && !word ? unitNotes(type) : []), ...notes]);
}

function fullName(project: OpenProject, { node, name }: Declared): string {
  return project.names.resolver.index.classPath(node) ?? name;
}

/** The type of a variable or parameter; undefined for what is no value. */
export function typeOf(project: OpenProject, { node, role, word }: Declared): Type | undefined {
  if (word?.type) return word.type;
  const { findings } = project.checked;
  const value = (node as { value?: Expression }).value;
  if (role === 'parameter') {
    const written = (node as { type?: Expression }).type;
    return value ? findings?.of(value)?.type : project.names.resolver.typeWritten(written);
  }
  return valued.has(role) && value ? findings?.of(value)?.type : undefined;
}

const valued: ReadonlySet<string> = new Set([
  'let',
  'param',
  'attribute',
  'dist',
  'part',
  'keypoint',
  'branch',
]);

/** ` = plane`, what a thing is made from. */
function headText(document: Document, node: object): string {
  const { value, random } = node as { readonly value?: Expression; readonly random?: boolean };
  if (!value) return '';
  const head = value.$type === 'Construct' ? value.target : value;
  const text = document.textOf(head.$type === 'Construct' ? head.target : head).replace(/\s+/g, ' ');
  return ` ${random ? '~' : '='} ${text.length > 40 ? '…' : text}`;
}

function unitNotes(type: Type): string[] {
  const dimension = type.kind === 'number' || type.kind === 'vector' ? type.dimension : '';
  const known = dimension === '' ? [] : unitsOf(dimension);
  return known.length > 0
    ? [`${dimensionName(dimension)} in ${known.map((unit) => `\`${unit}\``).join(', ')}`]
    : [];
}

function limits(property: Property): string[] {
  const text = limitsText(property);
  return [...unitNotes(property.type), ...(text === '' ? [] : [`Must be ${text}`])];
}

function withNotes(code: string, doc: string, notes: readonly string[]): string {
  return [help(code, doc), ...notes].join('\n\n').trimEnd();
}
