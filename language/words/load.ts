import type { AstNode } from 'langium';
import type { Body, Element, Entry, Expression } from '../generated/ast.js';
import { catalogueTexts } from '../generated/catalogue-texts.js';
import { documentationOf, parse } from '../parser/parse.js';
import { dimensionNamed, dimensionNames } from '../types/dimension.js';
import * as types from '../types/type.js';
import type {
  Catalogue,
  Constant,
  Kind,
  Parameter,
  Property,
  SchemeName,
  Signature,
  TypeScheme,
  WordOrigin,
} from './catalogue.js';
import { literal } from './literal.js';

let loaded: Catalogue | undefined;

/** The catalogue, read once from its texts in `language/catalogue/`. */
export function loadCatalogue(): Catalogue {
  loaded ??= read();
  return loaded;
}

/** The text of a file of the catalogue, as `WordOrigin` names it. */
export function catalogueText(file: string): string | undefined {
  return Object.hasOwn(catalogueTexts, file) ? catalogueTexts[file] : undefined;
}

const simpleTypes: Readonly<Record<string, types.Type>> = {
  whole: types.wholeNumber,
  truth: types.truth,
  text: types.text,
  color: types.color,
  rotation: types.rotation,
  position: types.lengthVector,
  lengths: types.lengthVector,
  lengths2: types.vector(2, 'm'),
  vector2: types.vector(2, ''),
  scale: { kind: 'union', of: [types.number(), types.vector(3, '')] },
  paint: {
    kind: 'union',
    of: [types.color, { kind: 'file', content: 'image' }, { kind: 'use', family: 'pattern' }],
  },
  target: { kind: 'union', of: [{ kind: 'element', element: 'element', many: false }, types.lengthVector] },
  support: { kind: 'element', element: 'object', many: false },
  object: { kind: 'element', element: 'object', many: false },
  camera: { kind: 'element', element: 'camera', many: false },
  thing: {
    kind: 'union',
    of: ['object', 'light', 'camera'].map((element) => ({ kind: 'element', element, many: false })),
  },
  modelFile: { kind: 'file', content: 'model' },
  tableFile: { kind: 'file', content: 'table' },
  environmentFile: { kind: 'file', content: 'environment' },
  class: { kind: 'class' },
  material: { kind: 'use', family: 'material' },
  asset: { kind: 'use', family: 'asset' },
  noise: { kind: 'use', family: 'noise' },
  condition: types.truth,
  labelNames: { kind: 'names' },
  structure: { kind: 'structure' },
  path: { kind: 'list', of: types.lengthVector },
  outline: { kind: 'list', of: types.vector(2, 'm') },
  variable: { kind: 'use', family: 'variable' },
  variables: { kind: 'list', of: { kind: 'use', family: 'variable' } },
  wholes: { kind: 'list', of: types.wholeNumber },
};

/** Of what an author may have parameters, beside numbers of every dimension. */
const parameterTypes: ReadonlySet<string> = new Set(
  'whole truth text color rotation position lengths lengths2 vector2 paint class material asset noise'.split(
    ' ',
  ),
);

/** The type that an author calls by this name: `length`, `color`, `material`. */
export function typeNamed(name: string): types.Type | undefined {
  const dimension = dimensionNamed(name);
  if (dimension !== undefined) return types.number(dimension);
  return parameterTypes.has(name) ? simpleTypes[name] : undefined;
}

export function parameterTypeNames(): readonly string[] {
  return [...dimensionNames(), ...parameterTypes];
}

function typeOf(node: Expression): types.Type {
  if (node.$type === 'Call' && node.target.$type === 'Ref') {
    const inner = node.args.map((argument) => argument.value);
    if (node.target.name === 'intervalOf') return { kind: 'interval', of: typeOf(inner[0]!) };
    if (node.target.name === 'oneOf')
      return { kind: 'enum', members: inner.map((each) => (each as { name: string }).name) };
  }
  if (node.$type === 'Ref') {
    const dimension = dimensionNamed(node.name);
    const type = simpleTypes[node.name] ?? (dimension === undefined ? undefined : types.number(dimension));
    if (type) return type;
  }
  throw new Error(`The catalogue names an unknown type: ${node.$cstNode?.text}`);
}

const schemeNames: readonly string[] = ['same', 'blend', 'any', 'root', 'sameList', 'knot'];

function schemeOf(node: Expression): TypeScheme {
  if (node.$type === 'Ref' && schemeNames.includes(node.name)) {
    return { kind: 'scheme', name: node.name as SchemeName };
  }
  return typeOf(node);
}

function read(): Catalogue {
  const kinds: Kind[] = [];
  const distributions = new Map<string, Signature>();
  const functions = new Map<string, Signature>();
  const relations = new Map<string, Signature>();
  const constants = new Map<string, Constant>();
  const specs = Object.entries(catalogueTexts).map(([file, text]) => {
    const { spec, faults } = parse(text);
    if (faults.length > 0) throw new Error(`The catalogue's ${file} does not parse: ${faults[0]!.message}`);
    return { file, elements: spec.items.filter((item) => item.$type === 'Element') };
  });
  const readers: Readonly<Record<string, (element: Element, file: string) => void>> = {
    constant: (element, file) => {
      const value = literal(element.value!, constants);
      const type = element.value!.$type === 'HexColor' ? types.color : types.number();
      constants.set(element.name, { name: element.name, type, value, ...described(element, file) });
    },
    kind: (element, file) => kinds.push(readKind(element, file, kinds, constants)),
    distribution: (element, file) =>
      distributions.set(element.name, readSignature(element, 'distribution', file)),
    function: (element, file) => functions.set(element.name, readSignature(element, 'function', file)),
    relation: (element, file) => relations.set(element.name, readSignature(element, 'relation', file)),
  };
  // Constants first: defaults may name them.
  for (const pass of [['constant'], ['kind', 'distribution', 'function', 'relation']]) {
    for (const { file, elements } of specs) {
      for (const element of elements) if (pass.includes(element.kind)) readers[element.kind]!(element, file);
    }
  }
  return { kinds, distributions, functions, relations, constants };
}

function described(node: AstNode, file: string): { doc: string; origin: WordOrigin } {
  const cst = node.$cstNode!;
  return { doc: documentationOf(node) ?? '', origin: { file, start: cst.offset, end: cst.end } };
}

function parametersOf(element: Element): Parameter[] {
  return element.parameters.map((formal) => ({ name: formal.name, type: schemeOf(formal.type!) }));
}

function readKind(
  element: Element,
  file: string,
  kinds: readonly Kind[],
  constants: ReadonlyMap<string, Constant>,
): Kind {
  const construct = element.value!;
  if (construct.$type !== 'Construct' || construct.target.$type !== 'Ref')
    throw new Error(`Bad kind ${element.name}`);
  const parentName = construct.target.name;
  const parent = kinds.findLast((kind) => kind.name === parentName);
  const properties = new Map(parent?.properties);
  for (const item of construct.body.items) {
    if (item.$type === 'Element' && item.kind === 'property') {
      properties.set(item.name, readProperty(item, file, constants));
    }
  }
  return {
    name: element.name,
    parent,
    family: parent ? parent.family : parentName === 'root' ? element.name : parentName,
    positional: parametersOf(element),
    properties,
    ...described(element, file),
  };
}

function readProperty(element: Element, file: string, constants: ReadonlyMap<string, Constant>): Property {
  const value = element.value!;
  const facts = value.$type === 'Construct' ? entriesOf(value.body) : new Map<string, Expression>();
  const fact = (name: string) => {
    const node = facts.get(name);
    return node && literal(node, constants);
  };
  return {
    name: element.name,
    type: typeOf(value.$type === 'Construct' ? value.target : value),
    default: fact('default'),
    minimum: fact('minimum') as number | undefined,
    maximum: fact('maximum') as number | undefined,
    above: fact('above') as number | undefined,
    below: fact('below') as number | undefined,
    constant: fact('constant') === true,
    required: fact('required') === true,
    ...described(element, file),
  };
}

function readSignature(element: Element, role: Signature['role'], file: string): Signature {
  const facts = entriesOf(element.body!);
  return {
    name: element.name,
    role,
    parameters: parametersOf(element),
    result: schemeOf(facts.get('result')!),
    variadic: facts.has('variadic'),
    requires: element.body!.items.filter((item) => item.$type === 'Require').map((item) => item.condition),
    ...described(element, file),
  };
}

function entriesOf(body: Body): Map<string, Expression> {
  const entries = body.items.filter((item): item is Entry => item.$type === 'Entry');
  return new Map(entries.map((entry) => [(entry.target as { name: string }).name, entry.value!]));
}
