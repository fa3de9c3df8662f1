import type { Call, Element, Formal } from '../../language/generated/ast.js';
import type { Kind, Signature } from '../../language/index.js';
import { documentationOf } from '../../language/parser/parse.js';
import type { OpenProject } from '../projects.js';
import { authorText, schemeText } from './words.js';

/** What is called, as an editor shows it while its arguments are written. */
export interface Callee {
  readonly label: string;
  readonly doc: string;
  readonly variadic: boolean;
  /** Each with the range of its text in the label. */
  readonly parameters: readonly { readonly name: string; readonly range: readonly [number, number] }[];
}

/** What a call calls: a distribution, function, relation or kind of the language, or an author's declaration. */
export function calleeOf(project: OpenProject, { target }: Call): Callee | undefined {
  const found = project.names.resolver.target(target);
  const meant = found?.kind === 'declared' && found.of ? found.of : found;
  if (meant?.kind === 'declared') {
    const { parameters = [] } = meant.node as Partial<Element>;
    const textOf = (formal: Formal) => meant.document.textOf(formal);
    return shown(
      meant.name,
      parameters.map((each) => [each.name, textOf(each)]),
      '',
      authorText(documentationOf(meant.node) ?? ''),
    );
  }
  if (meant?.role === 'kind') {
    const { name, positional, doc } = meant.entry as Kind;
    return shown(
      name,
      positional.map((each) => [each.name, `${each.name}: ${schemeText(each.type)}`]),
      '',
      doc,
    );
  }
  if (meant?.role !== 'signature') return undefined;
  const { name, role, parameters, result, variadic, doc } = meant.entry as Signature;
  // The thing before the dot, or the one that a condition is about, is the first of a relation.
  const own = role === 'relation' ? parameters.slice(1) : parameters;
  const texts = own.map((each): [string, string] => [each.name, `${each.name}: ${schemeText(each.type)}`]);
  return { ...shown(name, texts, `${variadic ? ', …' : ''}`, doc, `: ${schemeText(result)}`), variadic };
}

function shown(
  name: string,
  parameters: readonly (readonly [name: string, text: string])[],
  more: string,
  doc: string,
  result = '',
): Callee {
  let label = `${name}(`;
  const ranges = parameters.map(([each, text], at) => {
    if (at > 0) label += ', ';
    const start = label.length;
    label += text;
    return { name: each, range: [start, label.length] as const };
  });
  return { label: `${label}${more})${result}`, doc, variadic: false, parameters: ranges };
}
