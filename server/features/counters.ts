import type { Expectations } from '../analysis/expectations.js';
import type { CountersAnswer } from '../protocol.js';
import { guarded, type Server } from './feature.js';

/** Tells what the server has done so far: for tests and benches of what it must not do at each key. */
export function installCounters(server: Server, expectations: Expectations): void {
  server.connection.onRequest<CountersAnswer | null, void>(
    'specimen/counters',
    guarded<void, CountersAnswer | null>(server, 'counters', null, () => ({
      checks: server.projects.checks,
      assetBytesRead: server.host.assetBytesRead,
      analysesStarted: expectations.counts.started,
      analysesCancelled: expectations.counts.cancelled,
      heapBytes: server.host.heapBytes,
    })),
  );
}
