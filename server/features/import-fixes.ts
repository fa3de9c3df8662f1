import type { Diagnostic, Fix, Place } from '../../language/index.js';
import type { OpenProject } from '../projects.js';
import { importOf } from '../source/import-edit.js';
import type { Server } from './feature.js';

/** Each is checked before it is offered: so many at most, and none of a text longer than this. */
const [mostTried, mostCharacters] = [5, 200_000];

/** Imports unknown names between two offsets from other files of the folder, where nothing is wrong with them then. */
export function importsAt(server: Server, project: OpenProject, start: number, end: number): Fix[] {
  const { main } = project.checked.project;
  const { text: whole, path: uri } = main;
  if (whole.length > mostCharacters) return [];
  const unknown = project.checked.diagnostics
    .filter((each) => each.code === 'name/unknown' && each.uri === uri)
    .filter((each) => each.start <= end && each.end >= start);
  const neighbours = unknown.length > 0 ? server.neighbours.of(project) : [];
  return unknown
    .flatMap((fault) =>
      neighbours
        .filter(({ name }) => name === whole.slice(fault.start, fault.end))
        .map((importable) => ({ fault, importable })),
    )
    .slice(0, mostTried)
    .flatMap(({ fault, importable: { name, path } }) => {
      const { offset, text } = importOf(project, name, path);
      const found = server.projects.checkText(
        project.uriOf(uri),
        whole.slice(0, offset) + text + whole.slice(offset),
      );
      const moved = { uri, start: fault.start + text.length, end: fault.end + text.length };
      if (!found || found.some((each) => isErrorAt(each, moved))) return [];
      const edits = [{ uri, start: offset, end: offset, text }];
      return [{ title: `Import \`${name}\` from "${path}"`, edits }];
    });
}

/** Whether something is wrong in a stretch of a file. */
function isErrorAt({ severity, uri, start, end }: Diagnostic, place: Place): boolean {
  return severity === 'error' && uri === place.uri && start < place.end && end > place.start;
}
