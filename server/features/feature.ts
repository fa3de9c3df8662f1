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

/** Answers a request; a fault of ours is logged and answered with nothing, and the editor goes on. */
export function guarded<P, R>(
  { connection }: Server,
  name: string,
  nothing: R,
  answer: (parameters: P) => R,
): (parameters: P) => R {
  return (parameters) => {
    try {
      return answer(parameters);
    } catch (error) {
      connection.console.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
      return nothing;
    }
  };
}
