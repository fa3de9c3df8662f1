import type { NewProjectAnswer, NewProjectParameters } from '../protocol.js';
import { guarded, type Server } from './feature.js';

/** Makes a folder with a spec that runs. */
export function installNewProject(server: Server): void {
  server.connection.onRequest<NewProjectAnswer, void>(
    'specimen/newProject',
    guarded<NewProjectParameters, NewProjectAnswer>(server, 'newProject', null, ({ parent, name }) =>
      server.host.createProject(parent, name),
    ),
  );
}
