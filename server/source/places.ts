import type { Location, Position, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { catalogueText, type Place } from '../../language/index.js';
import type { Occurrence } from '../../language/names/target.js';
import type { WordOrigin } from '../../language/words/catalogue.js';
import type { OpenProject } from '../projects.js';
import { pageUri } from './catalogue-page.js';

/** The name at a position of the main spec of a project. */
export function occurrenceAt(project: OpenProject, position: Position): Occurrence | undefined {
  const { main } = project.checked.project;
  return project.names.find(main, project.text(main.path).offsetAt(position));
}

export function rangeOf(project: OpenProject, { uri, start, end }: Place): Range {
  const text = project.text(uri);
  return { start: text.positionAt(start), end: text.positionAt(end) };
}

export function locationOf(project: OpenProject, place: Place): Location {
  return { uri: project.uriOf(place.uri), range: rangeOf(project, place) };
}

/** Where the catalogue declares a word: at its name. */
export function catalogueLocation({ file, start, end }: WordOrigin, name: string): Location | undefined {
  const page = catalogueText(file);
  if (page === undefined) return undefined;
  const text = TextDocument.create(pageUri(file), 'specimen', 0, page);
  const at = page.slice(start, end).search(new RegExp(`\\b${name}\\b`));
  const from = start + Math.max(0, at);
  return {
    uri: text.uri,
    range: { start: text.positionAt(from), end: text.positionAt(at < 0 ? end : from + name.length) },
  };
}
