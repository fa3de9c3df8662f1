import { localName } from '../../engine/plan/groups.js';
import type { Branch, Element, Expression, Scene, Template, Term } from '../../engine/plan/plan.js';

/** A variable of a scene that is drawn once in each of its samples; or why there is none of that name. */
export type FoundVariable =
  | { readonly address: string; readonly term: Term }
  | { readonly problem: string }
  | { readonly unknown: string; readonly names: readonly string[] };

export type TemplateOf = (key: string) => Pick<Template, 'name' | 'term'> | undefined;

const sometimes = 'is not drawn in every sample';
const inside = 'is a part of what is drawn; name the whole';

/**
 * The variable that a path names from outside the scene: `dusk`, `main.fov`, `main.noise.iso`, `lamps.count`,
 * `mug.asset.Mug.scale`, `shelf.lamp.flux` of a group, each also with the scene's name before it; `mug` stands for `mug.asset` where that is drawn.
 */
export function findVariable(scene: Scene, path: readonly string[], templateOf: TemplateOf): FoundVariable {
  const known = (name: string) => [...scene.lets, ...scene.elements].some((each) => each.name === name);
  const named = path.length > 1 && (path[0] === scene.name || path[0] === scene.root) && !known(path[0]!);
  const names = named ? path.slice(1) : path;
  const [first, ...rest] = names as [string, ...string[]];
  const variable = scene.lets.find(({ name }) => name === first);
  const address = [scene.root, ...names].join('.');
  if (variable) {
    if (variable.when !== undefined) return { problem: sometimes };
    return below(variable.term, rest, address, templateOf);
  }
  const element = scene.elements.find(({ name }) => name === first);
  if (element) return ofElement(scene, element, rest, address, templateOf);
  return { unknown: first, names: [...scene.lets, ...scene.elements].map(({ name }) => name) };
}

function ofElement(
  scene: Scene,
  element: Element,
  path: readonly string[],
  address: string,
  templateOf: TemplateOf,
): FoundVariable {
  const { count, present, asset, lets, attributes, properties } = element;
  if (element.when !== undefined) return { problem: sometimes };
  if (path.length === 0) {
    if (asset && 'draw' in asset) return ofElement(scene, element, ['asset'], `${address}.asset`, templateOf);
    return { problem: 'is an element; name one of its variables' };
  }
  const [name, ...rest] = path as [string, ...string[]];
  if (name === 'count' && count) return below(count, rest, address, templateOf);
  if (count) return { problem: 'is drawn once for each instance' };
  if (name === 'present' && present) return below(present, rest, address, templateOf);
  if (present && !('value' in present && present.value === true)) return { problem: sometimes };
  const things = scene.elements.filter(({ within }) => within === element.name);
  const thing = things.find((each) => localName(each) === name);
  if (thing) return ofElement(scene, thing, rest, address, templateOf);
  const term = memberOf({ lets, attributes, properties }, name);
  if (term) return below(term, rest, address, templateOf);
  const block = asset && 'value' in asset && blockOf(asset.value);
  const own = block && memberOf(block, name);
  if (own) return below(own, rest, address, templateOf);
  if (name !== 'asset' || !asset || block) {
    const names = [...namesOf(element), ...things.map(localName), ...(block ? namesOf(block) : [])];
    return { unknown: name, names };
  }
  const last = rest.at(-1);
  if (last !== undefined && Object.hasOwn(properties, last))
    return { problem: `is not drawn: the object sets its own \`${last}\`` };
  return below(asset, rest, address, templateOf);
}

/** Follows the rest of a path into a term. */
function below(term: Term, path: readonly string[], address: string, templateOf: TemplateOf): FoundVariable {
  const [name, ...rest] = path;
  if (name === undefined) return { address, term };
  if ('if' in term) return { problem: sometimes };
  if ('draw' in term) {
    if (!('choice' in term.draw)) return { problem: inside };
    const labels = term.draw.choice.map((branch: Branch) => branch.label);
    return labels.includes(name) ? { problem: sometimes } : { unknown: name, names: labels };
  }
  const { value } = term;
  if (typeof value !== 'object') return { unknown: name, names: [] };
  if ('use' in value) {
    const template = templateOf(value.use);
    const known = template?.name ?? value.use;
    return template && known === name
      ? below(template.term, rest, address, templateOf)
      : { unknown: name, names: [known] };
  }
  if (!('record' in value || 'block' in value)) return { unknown: name, names: [] };
  const members = 'record' in value ? { lets: [], attributes: [], properties: value.properties } : value;
  const inner = memberOf(members, name);
  return inner ? below(inner, rest, address, templateOf) : { unknown: name, names: namesOf(members) };
}

type Members = Pick<Element, 'lets' | 'attributes' | 'properties'>;

function memberOf({ lets, attributes, properties }: Members, name: string): Term | undefined {
  const variable = [...lets, ...attributes].find((each) => each.name === name);
  if (variable)
    return variable.when === undefined ? variable.term : { if: variable.when, then: variable.term };
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}

function namesOf({ lets, attributes, properties }: Members): string[] {
  return [...[...lets, ...attributes].map(({ name }) => name), ...Object.keys(properties)];
}

function blockOf(value: Expression): Members | undefined {
  return typeof value === 'object' && 'block' in value ? value : undefined;
}

/** Why a term cannot be drawn by a design: that takes one uniform number in each sample. Undefined if it can. */
export function designProblem(term: Term): string | undefined {
  if ('value' in term) return 'is fixed; a design spreads what is drawn';
  if ('if' in term) return designProblem(term.then) ?? (term.else ? designProblem(term.else) : sometimes);
  if ('dist' in term.draw) return undefined;
  return 'choice' in term.draw
    ? 'is a choice; `quota` gives its outcomes exact shares'
    : 'is not drawn from one uniform number';
}

/** The outcomes of a variable that a quota can be of; or why it has none. */
export function outcomesOf(term: Term): readonly string[] | string {
  if ('value' in term) return 'is fixed; a quota is of what is drawn';
  if ('draw' in term && 'choice' in term.draw) return term.draw.choice.map(({ label }) => label);
  if ('draw' in term && 'dist' in term.draw && term.draw.dist === 'bernoulli') return ['true', 'false'];
  return 'has no outcomes with names; a quota is of a `choice`, `pick` or `bernoulli`';
}
