import { type Diagnostic, writtenConditions, writtenUnits } from '../../language/index.js';
import type { OpenProject } from '../projects.js';
import type { PlanAnswer, PlanParameters } from '../protocol.js';
import { guarded, type Server } from './feature.js';

/** Compiles an open spec, for the preview and for runs. */
export function installPlan(server: Server): void {
  server.connection.onRequest<PlanAnswer, void>(
    'specimen/plan',
    guarded<PlanParameters, PlanAnswer>(server, 'plan', null, ({ uri }) => {
      const compiled = server.projects.compile(uri);
      if (!compiled) return null;
      const { plan, twins, diagnostics, project, folder } = compiled;
      if (plan) {
        const textOf = (path: string) => project.text(path).getText();
        const units = writtenUnits(plan, textOf);
        const conditions = writtenConditions(plan, textOf);
        return { plan, folder, units, conditions, twins };
      }
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      return {
        problems: errors.map((error) => ({ message: error.message, place: placeOf(error, project) })),
      };
    }),
  );
}

function placeOf({ uri, start }: Diagnostic, project: OpenProject): string {
  const { line, character } = project.text(uri).positionAt(start);
  return `${uri}:${line + 1}:${character + 1}`;
}
