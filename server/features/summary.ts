import { scenesOf } from '../../engine/plan/scenes.js';
import type { Expectations } from '../analysis/expectations.js';
import type { SummaryAnswer, SummaryParameters } from '../protocol.js';
import { guarded, type Server } from './feature.js';

/** Tells in few numbers what an open spec makes. Asking does not have it sampled anew while the text has errors. */
export function installSummary(server: Server, expectations: Expectations): void {
  server.connection.onRequest<SummaryAnswer, void>(
    'specimen/summary',
    guarded<SummaryParameters, SummaryAnswer>(server, 'summary', null, ({ uri }) => {
      const plan = server.projects.compile(uri)?.plan;
      if (!plan) return null;
      const { figures } = expectations.of(uri);
      return {
        dataset: plan.dataset.name,
        samples: plan.dataset.samples,
        scenes: scenesOf(plan).length,
        ...(figures && { sampled: figures.samples, holes: figures.holes, objects: figures.objects }),
      };
    }),
  );
}
