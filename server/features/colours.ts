import {
  type Color,
  type ColorInformation,
  type ColorPresentation,
  type ColorPresentationParams,
  type DocumentColorParams,
  TextEdit,
} from 'vscode-languageserver';
import type { Call, Expression, HexColor, Ref } from '../../language/generated/ast.js';
import { type Catalogue, loadCatalogue } from '../../language/index.js';
import { parseQuantity } from '../../language/types/units.js';
import { colourWords, encoded, fromHsv, type Triple, toHsv } from '../source/colour.js';
import { declarationOf } from '../source/declarations.js';
import { nodesOf } from '../source/tree.js';
import { guarded, type Server } from './feature.js';

/** Shows the colours that stand in a spec, and writes one that is picked in the ways of the language. */
export function installColours(server: Server): void {
  server.connection.onDocumentColor(
    guarded(server, 'colours', [], ({ textDocument }: DocumentColorParams): ColorInformation[] => {
      const project = server.projects.of(textDocument.uri);
      if (!project) return [];
      const { main } = project.checked.project;
      const text = project.text(main.path);
      return nodesOf(main).flatMap((node) => {
        const colour = colourOf(node as Expression, loadCatalogue());
        if (!colour) return [];
        const { start, end } = main.place(node);
        const range = { start: text.positionAt(start), end: text.positionAt(end) };
        return [{ range, color: { red: colour[0], green: colour[1], blue: colour[2], alpha: 1 } }];
      });
    }),
  );
  server.connection.onColorPresentation(
    guarded(server, 'colours', [], ({ color, range }: ColorPresentationParams): ColorPresentation[] =>
      presentationsOf(color, loadCatalogue()).map((label) => ({
        label,
        textEdit: TextEdit.replace(range, label),
      })),
    ),
  );
}

/** The colour that an expression is, in the encoding of sRGB, if it is written as one. */
function colourOf(node: Expression, catalogue: Catalogue): Triple | undefined {
  switch (node.$type) {
    case 'HexColor':
      return ofHex((node as HexColor).text);
    case 'Ref':
      return named(node as Ref, catalogue);
    case 'Call':
      return called(node as Call);
    default:
      return undefined;
  }
}

function ofHex(text: string): Triple | undefined {
  const digits = /^#(?:[0-9a-f]{3}){1,2}$/i.test(text) ? text.slice(1) : undefined;
  if (!digits) return undefined;
  const wide = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  const part = (at: number) => Number.parseInt(wide.slice(2 * at, 2 * at + 2), 16) / 255;
  return [part(0), part(1), part(2)];
}

function named(ref: Ref, catalogue: Catalogue): Triple | undefined {
  const constant = catalogue.constants.get(ref.name);
  // A property, the name of a kind, or what the author gave the name means no colour here.
  const { $container: parent } = ref;
  const isTarget = parent && 'target' in parent && parent.target === ref;
  if (constant?.type.kind !== 'color' || isTarget || declarationOf(ref.name, ref)) return undefined;
  return encoded((constant.value as { tuple: Triple }).tuple);
}

function called({ target, args }: Call): Triple | undefined {
  if (target.$type !== 'Ref' || declarationOf(target.name, target)) return undefined;
  const values = args.map(({ value }) => numberOf(value));
  const [a, b, c] = values;
  if (a === undefined || values.includes(undefined)) return undefined;
  const isIn = (value: number | undefined): value is number =>
    value !== undefined && value >= 0 && value <= 1;
  if (target.name === 'gray' && values.length === 1 && isIn(a)) return [a, a, a];
  if (values.length !== 3 || !isIn(b) || !isIn(c)) return undefined;
  if (target.name === 'rgb' && isIn(a)) return [a, b, c];
  return target.name === 'hsv' ? fromHsv(a, b, c) : undefined;
}

function numberOf(node: Expression): number | undefined {
  if (node.$type !== 'Quantity') return undefined;
  const quantity = parseQuantity(node.text);
  return quantity.ok ? quantity.value : undefined;
}

function presentationsOf({ red, green, blue }: Color, catalogue: Catalogue): string[] {
  const colour: Triple = [red, green, blue];
  const { hex, rgb, hsv } = colourWords(colour, toHsv(colour));
  const names = [...catalogue.constants.values()].flatMap(({ name, type, value }) => {
    if (type.kind !== 'color') return [];
    const known = encoded((value as { tuple: Triple }).tuple);
    return colourWords(known, [0, 0, 0]).hex === hex ? [name] : [];
  });
  return [hex, rgb, hsv, ...names];
}
