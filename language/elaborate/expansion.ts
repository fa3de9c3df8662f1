import type { Scene, Template, Term } from '../../engine/plan/plan.js';

/** How many runs of templates a scene may unfold to, all branches counted. */
export const maximumExpansion = 20_000;

/**
 * The first element of a scene whose templates, unfolded with all their branches, are more than a sampler can hold.
 * Templates can nest so that each level doubles them, so they are counted without being unfolded.
 */
export function oversized(
  scene: Scene,
  templateOf: (key: string) => Pick<Template, 'term'> | undefined,
): { element: string; count: number } | undefined {
  const counts = new Map<string, number>();
  const ofTemplate = (key: string): number => {
    const known = counts.get(key);
    if (known !== undefined) return known;
    // A template that uses itself is told elsewhere; here it must only not be followed for ever.
    counts.set(key, 0);
    const template = templateOf(key);
    const count = template ? 1 + ofTerm(template.term) : 0;
    counts.set(key, count);
    return count;
  };
  const ofTerm = (term: Term): number => {
    if ('if' in term) return ofTerm(term.then) + (term.else ? ofTerm(term.else) : 0);
    if ('draw' in term) {
      return 'choice' in term.draw ? sum(term.draw.choice.map((branch) => ofTerm(branch.term))) : 0;
    }
    const { value } = term;
    if (typeof value !== 'object') return 0;
    if ('use' in value) {
      return ofTemplate(value.use) + sum((value.args ?? []).map((argument) => ofTerm({ value: argument })));
    }
    return 'block' in value ? 1 + sum(Object.values(value.properties).map(ofTerm)) : 0;
  };
  for (const { name, asset, properties } of scene.elements) {
    const count = (asset ? ofTerm(asset) : 0) + sum(Object.values(properties).map(ofTerm));
    if (count > maximumExpansion) return { element: name, count };
  }
  return undefined;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, each) => total + each, 0);
}
