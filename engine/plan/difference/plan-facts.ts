import type { Expression, Plan } from '../plan.js';
import { sceneAddress, scenesOf } from '../scenes.js';
import type { Fact, FactKind } from './fact.js';
import { Printer } from './print.js';

const readable = new Printer(false);
const exact = new Printer(true);

/** What a plan says outside its scene. */
export function planFacts(plan: Plan): readonly Fact[] {
  const { dataset } = plan;
  const scenes = scenesOf(plan).map(({ scene }) => scene);
  return [
    fact('dataset', 'language', String(plan.language)),
    fact('dataset', 'name', dataset.name),
    fact('dataset', 'scene', scenes.map(({ name }) => name).join(', ')),
    ...mixtureFacts(plan),
    fact('dataset', 'root', [...new Set(scenes.map(({ root }) => root))].join(', ')),
    fact('dataset', 'seed', String(dataset.seed)),
    fact('dataset', 'samples', String(dataset.samples)),
    fact('dataset', 'attempts', String(dataset.attempts)),
    splitFact(dataset.split),
    ...plan.classes.map(({ path, id }) => fact('class', path, `id ${id}`)),
    ...plan.files.map(({ path, sha256, bytes }) =>
      fact('file', path, `${bytes} bytes, SHA-256 ${sha256.slice(0, 12)}…`, `${bytes} ${sha256}`),
    ),
    ...plan.labels.map((label) => output('label', label.label, label.properties)),
    ...plan.exports.map((one) => output('export', one.export, one.properties)),
    ...scenes.map(({ root, elements }) => ({
      ...fact('order', root, elements.map((element) => element.name).join(', ')),
      placing: true,
    })),
  ];
}

function fact(kind: FactKind, name: string, text: string, exactly = text): Fact {
  return { kind, name, text, exact: exactly, mentions: new Set(), placing: false };
}

/** Which of several scenes a sample is of is a variable. */
function mixtureFacts(plan: Plan): readonly Fact[] {
  if (plan.mixture === undefined) return [];
  const weights = scenesOf(plan).map(({ scene, weight }) => `${scene.name}: ${weight}`);
  const text = (names: readonly string[]) => `choice { ${names.join(', ')} }`;
  const { at } = plan.mixture;
  const drawn = fact('variable', sceneAddress, text(weights), text([...weights].sort()));
  return [at === undefined ? drawn : { ...drawn, at }];
}

function splitFact(split: Plan['dataset']['split']): Fact {
  const shares = (shown: (share: number) => string) =>
    split.map(({ name, share }) => `${name} ${shown(share)}`).join(', ');
  return fact('dataset', 'split', shares(percent), shares(String));
}

function output(kind: FactKind, name: string, properties: Readonly<Record<string, Expression>>): Fact {
  return fact(kind, name, readable.properties(properties).trim() || '{ }', exact.properties(properties));
}

/** Rounded to twelve digits, so that 0.07 is 7 %. */
function percent(share: number): string {
  return `${Number((share * 100).toPrecision(12))} %`;
}
