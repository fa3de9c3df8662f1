import type { Plan } from '../../engine/plan/plan.js';
import { RootFolder } from '../../files/root-folder.js';
import { compile, type SpecFiles } from '../../language/index.js';
import { starterFiles } from '../starter.js';
import type { LoadedPlan } from './load-plan.js';
import { PlanPlaces } from './plan-places.js';

const path = 'starter.specimen';

/** The plan of the spec that `specimen new` makes, with images of a size in pixels. It reads no file. */
export function loadStarterPlan(width: number, height: number): LoadedPlan {
  const text = starterFiles('starter').find(([name]) => name === path)?.[1];
  const files: SpecFiles = {
    readSpec: (name) => (name === path && text !== undefined ? { kind: 'text', text } : { kind: 'missing' }),
    find: () => [],
    facts: (name) => {
      throw new Error(`${name} is no file of the starter.`);
    },
    problem: () => undefined,
  };
  const { plan } = compile(path, files, { tool: 'specimen' });
  if (!plan) throw new Error('The starter does not compile.');
  const root = new RootFolder(process.cwd());
  const sized = withResolution(plan, width, height);
  const places = new PlanPlaces(sized, { texts: new Map(), nameOf: (name) => name });
  return { file: { name: path, kind: 'spec', root, path }, plan: sized, root, diagnostics: [], places };
}

function withResolution(plan: Plan, width: number, height: number): Plan {
  const elements = plan.scene.elements.map((element) => {
    if (element.kind !== 'camera') return element;
    const resolution = { value: { tuple: [width, height] } };
    return { ...element, properties: { ...element.properties, resolution } };
  });
  return { ...plan, scene: { ...plan.scene, elements } };
}
