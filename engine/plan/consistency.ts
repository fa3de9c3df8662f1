import { checkDesigns, checkMixture } from './designs.js';
import { deepestGroups, localName } from './groups.js';
import { own, type Plan, subject } from './plan.js';
import type { PlanProblem } from './problem.js';
import { scenesOf, type WeightedScene } from './scenes.js';
import { isSolid } from './solid.js';
import { type AnyNode, escapePointer, walk, walkPaths } from './walk.js';

/** How far the shares of a split may sum beside 1: the rounding of some hundred additions. */
const shareTolerance = 1e-9;

/** Tells what a plan of the right form mentions without having it, and what it has twice. */
export function checkConsistency(plan: Plan): readonly PlanProblem[] {
  const problems: PlanProblem[] = [];
  checkSplit(plan, problems);
  checkUnique(plan, problems);
  const known = {
    templates: new Set(Object.keys(plan.templates)),
    files: new Set(plan.files.map((file) => file.path)),
    classes: new Set(plan.classes.map((node) => node.path)),
    elements: new Set([subject]),
  };
  const { scene: _scene, mixture: _mixture, ...outside } = plan;
  walkPaths(outside, (node, path) => checkReferences(node, path, known, problems));
  for (const weighted of scenesOf(plan)) {
    const { scene, path } = weighted;
    const elements = new Set([subject, own, ...scene.elements.map((element) => element.name)]);
    walkPaths(scene, (node, inside) => checkReferences(node, inside, { ...known, elements }, problems), path);
    checkGroups(weighted, problems);
  }
  checkArguments(plan, problems);
  checkMixture(plan, problems);
  checkDesigns(plan, problems);
  checkTemplateCycles(plan, problems);
  return problems;
}

type Known = Readonly<Record<'templates' | 'files' | 'classes' | 'elements', ReadonlySet<string>>>;

function checkReferences(node: AnyNode, path: string, known: Known, problems: PlanProblem[]): void {
  const mention = (key: string, names: ReadonlySet<string>, what: string) => {
    const name = node[key];
    if (typeof name === 'string' && !names.has(name)) {
      problems.push({ path: `${path}/${key}`, message: `the plan has no ${what} "${name}"` });
    }
  };
  mention('use', known.templates, 'template');
  mention('file', known.files, 'file');
  mention('class', known.classes, 'class');
  mention('element', known.elements, 'element');
  mention('over', known.elements, 'element');
  if (Array.isArray(node.files) && !Object.hasOwn(node, 'schema')) {
    for (const [index, file] of node.files.entries()) {
      if (!known.files.has(file)) {
        problems.push({ path: `${path}/files/${index}`, message: `the plan has no file "${file}"` });
      }
    }
  }
}

/** A thing stands in a group that is declared before it, and has its name after the group's. */
function checkGroups({ scene, path: base }: WeightedScene, problems: PlanProblem[]): void {
  const depths = new Map<string, number>();
  for (const [index, element] of scene.elements.entries()) {
    const { kind, name, within, count, most } = element;
    const path = `${base}/elements/${index}`;
    const tell = (key: string, message: string) => problems.push({ path: `${path}/${key}`, message });
    const depth = within === undefined ? 0 : depths.get(within);
    if (depth === undefined) tell('within', `no group "${within}" is declared before`);
    if (name !== (within === undefined ? localName(element) : `${within}.${localName(element)}`))
      tell('name', `"${name}" is not in the group ${within ?? 'of that name'}`);
    if (isSolid(element) === undefined) tell('properties/solid', 'it is neither true nor false');
    if (kind === 'environment' && within !== undefined) tell('within', 'an environment stands in no group');
    if ((kind === 'group' && count !== undefined) !== (most !== undefined))
      tell('most', 'a group with a count, and nothing else, tells how many runs there can be');
    if (kind !== 'group') continue;
    depths.set(name, (depth ?? 0) + 1);
    if ((depth ?? 0) >= deepestGroups) tell('within', `groups stand more than ${deepestGroups} deep`);
  }
}

function checkArguments(plan: Plan, problems: PlanProblem[]): void {
  walkPaths(plan, (node, path) => {
    const { use, args } = node;
    if (typeof use !== 'string' || !Object.hasOwn(plan.templates, use)) return;
    const due = plan.templates[use]?.parameters?.length ?? 0;
    const given = Array.isArray(args) ? args.length : 0;
    if (given === due) return;
    const message = `the template "${use}" has ${due} parameters, but ${given} arguments are given`;
    problems.push({ path, message });
  });
  for (const [name, { parameters = [] }] of Object.entries(plan.templates)) {
    if (new Set(parameters).size < parameters.length) {
      const path = `/templates/${escapePointer(name)}/parameters`;
      problems.push({ path, message: 'two parameters have one name' });
    }
  }
}

function checkSplit(plan: Plan, problems: PlanProblem[]): void {
  const sum = plan.dataset.split.reduce((total, part) => total + part.share, 0);
  if (Math.abs(sum - 1) > shareTolerance) {
    problems.push({ path: '/dataset/split', message: `the shares sum to ${sum}, not to 1` });
  }
}

function checkUnique(plan: Plan, problems: PlanProblem[]): void {
  const unique = (path: string, what: string, names: readonly (string | number)[]) => {
    const seen = new Set<string | number>();
    for (const [index, name] of names.entries()) {
      if (seen.has(name))
        problems.push({ path: `${path}/${index}`, message: `the ${what} ${name} is there twice` });
      seen.add(name);
    }
  };
  const names = (nodes: readonly { readonly name: string }[]) => nodes.map((node) => node.name);
  unique('/dataset/split', 'part', names(plan.dataset.split));
  unique(
    '/classes',
    'class',
    plan.classes.map((node) => node.path),
  );
  unique(
    '/classes',
    'class id',
    plan.classes.map((node) => node.id),
  );
  unique(
    '/files',
    'file',
    plan.files.map((file) => file.path),
  );
  for (const { scene, path } of scenesOf(plan)) unique(`${path}/elements`, 'element', names(scene.elements));
  walkPaths(plan, (node, path) => {
    for (const key of ['lets', 'attributes', 'requires', 'keypoints']) {
      const list = node[key];
      if (Array.isArray(list)) unique(`${path}/${key}`, 'name', names(list));
    }
    if (Array.isArray(node.choice))
      unique(
        `${path}/choice`,
        'branch',
        node.choice.map((branch) => branch.label),
      );
  });
}

/**
 * Templates that use one another in a circle would run for ever. Found by taking away, again and again, the templates
 * that use no other and those that no other uses; no recursion, since a hostile chain may be long.
 */
function checkTemplateCycles(plan: Plan, problems: PlanProblem[]): void {
  const uses = new Map<string, Set<string>>();
  for (const [name, template] of Object.entries(plan.templates)) {
    const used = new Set<string>();
    walk(template, (node) => {
      if (typeof node.use === 'string' && Object.hasOwn(plan.templates, node.use)) used.add(node.use);
    });
    uses.set(name, used);
  }
  const circle = [...peel(reversed(peel(uses))).keys()];
  if (circle.length > 0) {
    problems.push({
      path: '/templates',
      message: `templates use themselves in a circle: ${circle.join(', ')}`,
    });
  }
}

type Graph = Map<string, Set<string>>;

/** The graph without the nodes from which every way ends. */
function peel(graph: Graph): Graph {
  const back = reversed(graph);
  const left = new Map([...graph].map(([name, names]) => [name, names.size]));
  const ends = [...left].filter(([, count]) => count === 0).map(([name]) => name);
  for (let name = ends.pop(); name !== undefined; name = ends.pop()) {
    left.delete(name);
    for (const before of back.get(name) ?? []) {
      const count = (left.get(before) ?? 0) - 1;
      left.set(before, count);
      if (count === 0) ends.push(before);
    }
  }
  const kept = (names: Set<string>) => new Set([...names].filter((name) => left.has(name)));
  return new Map([...graph].filter(([name]) => left.has(name)).map(([name, names]) => [name, kept(names)]));
}

function reversed(graph: Graph): Graph {
  const result: Graph = new Map([...graph.keys()].map((name) => [name, new Set<string>()]));
  for (const [name, names] of graph) for (const used of names) result.get(used)?.add(name);
  return result;
}
