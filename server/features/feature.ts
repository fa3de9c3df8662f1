import type { Connection } from 'vscode-languageserver';
import type { Host } from '../host.js';
import type { OpenDocuments } from '../open-documents.js';
import type { Projects } from '../projects.js';
import type { Neighbours } from '../source/neighbours.js';

/** What a feature is made of. */
export interface Server {
  readonly connection: Connection;
  readonly host: Host;
  readonly documents: OpenDocuments;
  readonly projects: Projects;
  readonly neighbours: Neighbours;
  readonly editor: Editor;
}

/** What the editor can do, as it says when it starts. */
export interface Editor {
  /** Whether what is completed may hold places to be filled in. */
  fillsPlaces: boolean;
  /** Whether it shows what is said of an edit, and asks about it. */
  annotatesChanges: boolean;
  /** Whether it shows pictures in what is told of a word. */
  showsPictures: boolean;
}

/**
 * Answers a request when the files that it asks for have come: where some are being read, the answer is given again after
 * that, and only the last one is told. An answer that throws meanwhile has no files yet.
 */
export function patient<P, R>(
  { host, projects }: Server,
  answer: (parameters: P) => R,
): (parameters: P) => R | Promise<R> {
  return (parameters) => {
    const attempt = (): { value: R } | { error: unknown } => {
      try {
        return { value: answer(parameters) };
      } catch (error) {
        return { error };
      }
    };
    const settle = (last: ReturnType<typeof attempt>): R => {
      if ('error' in last) throw last.error;
      return last.value;
    };
    const { asked } = projects;
    const first = attempt();
    if (!host.reading || projects.asked === asked) return settle(first);
    const later = async () => {
      let last = first;
      for (let { reading } = host; reading; reading = host.reading) {
        await reading;
        last = attempt();
      }
      return settle(last);
    };
    return later();
  };
}

/** The same; a fault of ours is logged and answered with nothing, and the editor goes on. */
export function guarded<P, R>(
  server: Server,
  name: string,
  nothing: R,
  answer: (parameters: P) => R,
): (parameters: P) => R | Promise<R> {
  const whole = patient(server, answer);
  const faulty = (error: unknown) => {
    tell(server, name, error);
    return nothing;
  };
  return (parameters) => {
    try {
      const answered = whole(parameters);
      return answered instanceof Promise ? answered.catch(faulty) : answered;
    } catch (error) {
      return faulty(error);
    }
  };
}

/** Does what may be at fault: a fault of ours is logged, and the editor goes on. */
export function tried<R>(server: Server, name: string, nothing: R, attempt: () => R): R {
  try {
    return attempt();
  } catch (error) {
    // What is being read will be asked for again.
    if (server.host.reading === undefined) tell(server, name, error);
    return nothing;
  }
}

function tell({ connection }: Server, name: string, error: unknown): void {
  connection.console.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
}
