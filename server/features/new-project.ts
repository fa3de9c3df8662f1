import type { NewProjectAnswer, NewProjectParameters } from '../protocol.js';
import { type Server, tried } from './feature.js';

/** Makes a folder with a spec that runs: once, whatever is being read. */
export function installNewProject(server: Server): void {
  server.connection.onRequest<NewProjectAnswer, void>(
    'specimen/newProject',
    ({ parent, name }: NewProjectParameters) =>
      tried<NewProjectAnswer | Promise<NewProjectAnswer>>(server, 'newProject', null, () =>
        server.host.createProject(parent, name),
      ),
  );
}
