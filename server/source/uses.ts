import type { Occurrence, Target } from '../../language/names/target.js';
import { keyOf } from '../open-documents.js';
import type { OpenProject, Projects } from '../projects.js';

/** A name in a file of a project. */
export interface Use {
  readonly project: OpenProject;
  readonly occurrence: Occurrence;
}

/** Everywhere that what an open spec names is named: in its project, and in open specs that import it. */
export function usesOf(projects: Projects, uri: string, target: Target): Use[] {
  const [own, ...others] = projects.around(uri);
  if (!own) return [];
  const uses = own.names.of(target).map((occurrence) => ({ project: own, occurrence }));
  const seen = new Set(uses.map(keyOfUse));
  for (const project of others) {
    const same = sameIn(project, own, target);
    for (const occurrence of same ? project.names.of(same) : []) {
      const use = { project, occurrence };
      if (!seen.has(keyOfUse(use))) uses.push(use);
      seen.add(keyOfUse(use));
    }
  }
  return uses;
}

function keyOfUse({ project, occurrence: { place } }: Use): string {
  return `${keyOf(project.uriOf(place.uri))} ${place.start}`;
}

/** What the declaration of one project is in another that has its file too. Words are looked for where one stands. */
function sameIn(project: OpenProject, own: OpenProject, target: Target): Target | undefined {
  if (target.kind === 'word') return undefined;
  const key = keyOf(own.uriOf(target.place.uri));
  const document = project.checked.project.documents.find(({ path }) => keyOf(project.uriOf(path)) === key);
  const found =
    document && project.names.in(document).find(({ place }) => place.start === target.place.start);
  return found?.isDeclaration ? found.target : undefined;
}
