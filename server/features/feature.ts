import type { Connection } from 'vscode-languageserver';
import type { Host } from '../host.js';
import type { OpenDocuments } from '../open-documents.js';
import type { Projects } from '../projects.js';

/** What a feature is made of. */
export interface Server {
  readonly connection: Connection;
  readonly host: Host;
  readonly documents: OpenDocuments;
  readonly projects: Projects;
  readonly editor: Editor;
}

/** What the editor can do, as it says when it starts. */
export interface Editor {
  /** Whether what is completed may hold places to be filled in. */
  fillsPlaces: boolean;
}

/** How long an answer waits for files that are being read, in milliseconds. */
const patience = 10_000;

/**
 * Answers a request; a fault of ours is logged and answered with nothing, and the editor goes on. Where the answer asked
 * for files that are being read, it is given again when they have come, and only that one is told.
 */
export function guarded<P, R>(
  server: Server,
  name: string,
  nothing: R,
  answer: (parameters: P) => R,
): (parameters: P) => R | Promise<Awaited<R>> {
  const { host, projects } = server;
  return (parameters) => {
    const attempt = () => tried(server, name, nothing, () => answer(parameters));
    const { asked } = projects;
    const first = attempt();
    return host.reading && projects.asked > asked ? later(host, first, attempt) : first;
  };
}

async function later<R>(host: Host, first: R, attempt: () => R): Promise<Awaited<R>> {
  let isLate = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      isLate = true;
      resolve();
    }, patience);
  });
  let last = first;
  while (host.reading && !isLate) {
    await Promise.race([host.reading, late]);
    last = attempt();
  }
  clearTimeout(timer);
  return await last;
}

/** Does what may be at fault: a fault of ours is logged, and the editor goes on. */
export function tried<R>({ connection, host }: Server, name: string, nothing: R, attempt: () => R): R {
  try {
    return attempt();
  } catch (error) {
    // What is being read will be asked for again.
    if (host.reading === undefined)
      connection.console.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
    return nothing;
  }
}
