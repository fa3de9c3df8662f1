import { MarkupKind, type SignatureHelp, type SignatureHelpParams } from 'vscode-languageserver';
import type { Argument, Call } from '../../language/generated/ast.js';
import { calleeOf } from '../source/callee.js';
import { nearest, probe } from '../source/probe.js';
import { guarded, type Server } from './feature.js';

/** The parameters of what is being called, and which of them is being written. */
export function installSignatureHelp(server: Server): void {
  server.connection.onSignatureHelp(
    guarded(server, 'signature help', null, (parameters: SignatureHelpParams): SignatureHelp | null => {
      const document = server.documents.get(parameters.textDocument.uri);
      if (!document) return null;
      const offset = document.offsetAt(parameters.position);
      const text = document.getText();
      if (server.projects.surroundings(document, offset).isQuoted) return null;
      // What is written of the argument already is replaced: only where it stands matters.
      const start = argumentStart(text, offset);
      const found =
        start === undefined ? undefined : probe(server.projects, document, start, argumentEnd(text, offset));
      const argument =
        found && (nearest(found.node, ({ $type }) => $type === 'Argument') as Argument | undefined);
      const callee = argument && calleeOf(found!.project, argument.$container);
      if (!argument || !callee) return null;
      const written = /^\s*([A-Za-z_]\w*)\s*[:=](?!=)/.exec(text.slice(start, offset))?.[1];
      const at =
        written === undefined
          ? positionOf(argument)
          : callee.parameters.findIndex(({ name }) => name === written);
      const last = callee.parameters.length - 1;
      const activeParameter = callee.variadic ? Math.min(at, last) : at;
      return {
        signatures: [
          {
            label: callee.label,
            ...(callee.doc !== '' && { documentation: { kind: MarkupKind.Markdown, value: callee.doc } }),
            parameters: callee.parameters.map(({ range }) => ({ label: [...range] })),
          },
        ],
        activeSignature: 0,
        activeParameter: activeParameter >= 0 && activeParameter <= last ? activeParameter : null,
      };
    }),
  );
}

function positionOf(argument: Argument): number {
  return (argument.$container as Call).args.indexOf(argument);
}

/** Where the argument begins in which an offset is; undefined outside of parentheses. */
function argumentStart(text: string, offset: number): number | undefined {
  let depth = 0;
  for (let at = offset - 1; at >= 0; at--) {
    const character = text[at]!;
    if (')]}'.includes(character)) depth++;
    else if ('([{'.includes(character)) {
      if (depth === 0) return character === '(' ? at + 1 : undefined;
      depth--;
    } else if (character === ',' && depth === 0) return at + 1;
  }
  return undefined;
}

/** Where it ends, at the latest at the end of its line. */
function argumentEnd(text: string, offset: number): number {
  let depth = 0;
  for (let at = offset; at < text.length; at++) {
    const character = text[at]!;
    if (character === '\n') return at;
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character) && depth-- === 0) return at;
    else if (',;'.includes(character) && depth === 0) return at;
  }
  return text.length;
}
