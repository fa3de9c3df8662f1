/** What the families of kinds are for, in the order of the page. */
const families = [
  ['declaration', 'At the top of a file'],
  ['design', 'Designs'],
  ['element', 'Elements of a scene'],
  ['asset', 'Assets'],
  ['material', 'Materials'],
  ['pattern', 'Patterns'],
  ['placement', 'Places'],
  ['region', 'Regions'],
  ['orientation', 'Rotations'],
  ['noise', 'Noise'],
  ['label', 'Labels'],
  ['export', 'Exports'],
];

/** A section a family, a heading a kind. */
export function familySections(words) {
  return families.flatMap(([family, title]) => {
    const kinds = words.catalogue.kinds.filter((kind) => kind.family === family);
    return kinds.length === 0 ? [] : ['', `## ${title}`, ...kinds.flatMap((kind) => kindLines(words, kind))];
  });
}

function kindLines(words, kind) {
  const { name, parent, doc, positional } = kind;
  const call =
    positional.length > 0
      ? `(${positional.map((each) => `${each.name}: ${typeText(words, each.type)}`).join(', ')})`
      : '';
  const own = [...kind.properties.values()].filter(
    (property) => parent?.properties.get(property.name) !== property,
  );
  const from = parent && parent.properties.size > 0 ? ` Has the properties of \`${parent.name}\`.` : '';
  const lines = ['', `### ${kindTitle(kind)}`, '', `\`${name}${call}\`: ${cell(doc)}${from}`];
  if (own.length === 0) return lines;
  return [
    ...lines,
    '',
    '| property | type | default | bounds | |',
    '|---|---|---|---|---|',
    ...own.map((property) => propertyRow(words, property)),
  ];
}

/** `point (light)`: two families may each have a kind of one name. */
function kindTitle({ name, parent, family }) {
  const of = parent?.name ?? family;
  return of === name || of === 'declaration' ? name : `${name} (${of})`;
}

function propertyRow(words, property) {
  const facts = factsOf(words, property);
  const bounds = [
    facts.has('minimum') && `≥ ${facts.get('minimum')}`,
    facts.has('above') && `> ${facts.get('above')}`,
    facts.has('maximum') && `≤ ${facts.get('maximum')}`,
    facts.has('below') && `< ${facts.get('below')}`,
  ].filter(Boolean);
  const initial = facts.has('default') ? `\`${facts.get('default')}\`` : property.required ? 'needed' : '–';
  const type = typeText(words, property.type) + (property.constant ? ', *fixed*' : '');
  return `| \`${property.name}\` | ${type} | ${initial} | ${bounds.join(', ') || '–'} | ${cell(property.doc)} |`;
}

/** What the catalogue's text says of a property, as it is written there: `default`, `minimum`, … */
function factsOf({ catalogueTexts, parse }, { origin }) {
  const [element] = parse(catalogueTexts[origin.file].slice(origin.start, origin.end)).spec.items;
  const items = element.value?.body?.items ?? [];
  return new Map(items.map((item) => [item.target.name, item.value.$cstNode.text]));
}

export function functionRows(words, signatures) {
  return [...signatures.values()].map(({ name, parameters, variadic, result, requires, role, doc }) => {
    const list = parameters.map((each) => `${each.name}: ${typeText(words, each.type)}`).join(', ');
    const conditions = requires.map((condition) => `\`${condition.$cstNode.text}\``).join(', ') || '–';
    const needs = role === 'distribution' ? ` ${conditions} |` : '';
    return `| \`${name}(${list}${variadic ? ', …' : ''})\` | ${typeText(words, result)} |${needs} ${cell(doc)} |`;
  });
}

export function unitRows({ units, dimensionName }) {
  return [...units].map(
    ([name, unit]) => `| \`${name}\` | ${dimensionName(unit.dimension)} | ${cell(unit.doc)} |`,
  );
}

export function constantRows({ catalogue, catalogueTexts }) {
  return [...catalogue.constants.values()].map(({ name, doc, origin }) => {
    const text = catalogueTexts[origin.file].slice(origin.start, origin.end);
    return `| \`${name}\` | \`${text.slice(text.indexOf('=') + 1).trim()}\` | ${cell(doc)} |`;
  });
}

const schemes = {
  same: 'same',
  blend: 'same',
  any: 'number',
  root: 'root',
  sameList: '[same, …]',
  knot: '(same, number)',
};

/** A type in words; of a scheme, its name. */
function typeText({ typeName }, type) {
  if (type.kind === 'scheme') return schemes[type.name];
  if (type.kind === 'union') return type.of.map((one) => typeText({ typeName }, one)).join(' or ');
  return typeName(type).replace(/^an? /, '');
}

/** Text for a cell of a table. */
function cell(text) {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
}
