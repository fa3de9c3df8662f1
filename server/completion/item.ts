import { type CompletionItem, CompletionItemKind, InsertTextFormat, MarkupKind } from 'vscode-languageserver';
import type { Catalogue, Kind, Property, Signature } from '../../language/index.js';
import { kindsOf } from '../../language/words/catalogue.js';
import { kindText, propertyText, signatureText } from '../source/words.js';

/** How near the top of a list an item stands: what fits the type that is due, what may lead to it, the rest. */
export type Rank = 'fits' | 'leads' | 'other';

const sorted: Readonly<Record<Rank, string>> = { fits: '0', leads: '1', other: '2' };

export function item(
  label: string,
  kind: CompletionItemKind,
  detail: string,
  doc: string,
  rank: Rank = 'leads',
): CompletionItem {
  return {
    label,
    kind,
    sortText: `${sorted[rank]}${label}`,
    ...(detail !== '' && { detail }),
    ...(doc !== '' && { documentation: { kind: MarkupKind.Markdown, value: doc } }),
  };
}

/**
 * What an item writes where the editor can hold places open in it, else its label alone: `let <name> = <value>`, where what
 * stands in angle brackets is to be written over.
 */
export function holding(base: CompletionItem, shape: string): CompletionItem {
  let number = 0;
  const insertText = shape.replace(/<([^>]*)>/g, (_, word) =>
    word === '' ? '$0' : `\${${++number}:${word}}`,
  );
  return { ...base, insertText, insertTextFormat: InsertTextFormat.Snippet };
}

/** An item without what only editors with places to fill in understand. */
export function plain({ insertText, insertTextFormat, ...rest }: CompletionItem): CompletionItem {
  return insertTextFormat === InsertTextFormat.Snippet || insertText === undefined
    ? rest
    : { ...rest, insertText };
}

const shapes: Readonly<Record<string, string>> = {
  language: 'language <1>',
  import: 'import "<part.specimen>" as <part>',
  let: 'let <name> = <value>',
  param: 'param <name> = <value>',
  require: 'require <condition>',
  if: 'if (<condition>) {\n\t<>\n}',
  keypoint: 'keypoint <name> = (<0m>, <0m>, <0m>)',
  attribute: 'attribute <name> = <value>',
};

/** A word that begins an item of a file or body. */
export function keyword(word: string): CompletionItem {
  const base = item(word, CompletionItemKind.Keyword, '', '');
  const shape = shapes[word];
  return shape === undefined ? base : holding(base, shape);
}

export function kindItem(kind: Kind, rank: Rank): CompletionItem {
  const base = item(kind.name, CompletionItemKind.Class, kindText(kind), kind.doc, rank);
  return kind.positional.length === 0 ? base : holding(base, callText(kind.name, kind.positional));
}

export function kindItems(catalogue: Catalogue, family: string, rank: Rank): CompletionItem[] {
  return kindsOf(catalogue, family).map((kind) => kindItem(kind, rank));
}

export function signatureItem(signature: Signature, rank: Rank): CompletionItem {
  const { name, doc, parameters } = signature;
  const base = item(name, CompletionItemKind.Function, signatureText(signature), doc, rank);
  return holding(base, callText(name, parameters));
}

export function propertyItem(property: Property): CompletionItem {
  return item(property.name, CompletionItemKind.Property, propertyText(property), property.doc, 'fits');
}

/** `normal(<mean>, <deviation>)`. */
function callText(
  name: string,
  parameters: readonly { readonly name: string; readonly type: { readonly kind: string } }[],
): string {
  const places = parameters.map((each) =>
    each.type.kind === 'file' ? `"<${each.name}>"` : `<${each.name}>`,
  );
  return `${name}(${places.join(', ')})`;
}
