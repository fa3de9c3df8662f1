import {
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type TextDocumentPositionParams,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Declared, Target } from '../../language/names/target.js';
import { keyOf } from '../open-documents.js';
import type { OpenProject } from '../projects.js';
import { lostDraws } from '../source/lost-draws.js';
import { nameProblem } from '../source/new-name.js';
import { occurrenceAt, rangeOf } from '../source/places.js';
import { type Use, usesOf } from '../source/uses.js';
import { patient, type Server } from './feature.js';

/** As the protocol numbers a request that fails for a reason that the author is to read. */
const requestFailed = -32803;

/** Addresses that have room in a notice. */
const mostShown = 4;

/** Gives what an author has declared another name, at its declaration and wherever it is used. */
export function installRename(server: Server): void {
  const { connection, projects, host } = server;
  connection.onPrepareRename(
    patient(
      server,
      ({
        textDocument,
        position,
      }: TextDocumentPositionParams): PrepareRenameResult | null | ResponseError => {
        const project = projects.of(textDocument.uri);
        const found = project && occurrenceAt(project, position);
        if (!project || !found) return null;
        const problem = renameProblem(found.target);
        if (problem !== undefined) return refused(problem);
        return { range: rangeOf(project, found.place), placeholder: found.target.name };
      },
    ),
  );
  connection.onRenameRequest(
    // With a file unread, a use would keep the old name.
    patient(
      server,
      ({ textDocument, position, newName }: RenameParams): WorkspaceEdit | null | ResponseError => {
        const project = projects.of(textDocument.uri);
        const found = project && occurrenceAt(project, position);
        if (!project || !found) return null;
        const { target } = found;
        const problem = renameProblem(target) ?? nameProblem(newName);
        if (problem !== undefined) return refused(problem);
        const uses = usesOf(projects, textDocument.uri, target);
        const trials = newName === target.name ? [] : tried(server, uses, newName);
        const fault = clash(trials, newName);
        if (fault !== undefined) return refused(fault);
        const changes: Record<string, TextEdit[]> = {};
        for (const use of uses) {
          const uri = use.project.uriOf(use.occurrence.place.uri);
          const edit = { range: rangeOf(use.project, use.occurrence.place), newText: newName };
          changes[uri] = [...(changes[uri] ?? []), edit];
        }
        if (!server.editor.annotatesChanges) return { changes };
        const isTemplate = target.kind === 'declared' && ['asset', 'material'].includes(target.role);
        const lost = trials.flatMap(({ before, after }) => lostDraws(before, after, isTemplate, host.tool));
        return lost.length === 0 ? { changes } : annotated(server, changes, [...new Set(lost)]);
      },
    ),
  );
}

function refused(message: string): ResponseError {
  return new ResponseError(requestFailed, message);
}

/** Why a name cannot be changed here. */
function renameProblem(target: Target): string | undefined {
  if (target.kind === 'word' || target.word) return `\`${target.name}\` is a word of the language.`;
  if (target.role === 'environment') return 'An environment has no name of its own.';
  return undefined;
}

/** The edits, marked as ones that change more than names: the editor asks before it applies them. */
function annotated(
  { documents }: Server,
  changes: Readonly<Record<string, readonly TextEdit[]>>,
  lost: readonly string[],
): WorkspaceEdit {
  const id = 'draws';
  const shown = lost.slice(0, mostShown).map((each) => `\`${each}\``);
  const more = lost.length > mostShown ? ` and ${lost.length - mostShown} more` : '';
  return {
    documentChanges: Object.entries(changes).map(([uri, edits]) => ({
      textDocument: { uri, version: documents.get(uri)?.version ?? null },
      edits: edits.map((edit) => ({ ...edit, annotationId: id })),
    })),
    changeAnnotations: {
      [id]: {
        label: 'Changes what is drawn',
        description: `Draws go by names: ${shown.join(', ')}${more} will be drawn anew.`,
        needsConfirmation: true,
      },
    },
  };
}

/** A spec before and after a name in it was changed. */
interface Trial {
  readonly before: OpenProject;
  readonly after: OpenProject;
  /** Where the new name stands: path and offset. */
  readonly moved: ReadonlySet<string>;
}

/** Each spec in which a name is used, checked with the new name in it. */
function tried(server: Server, uses: readonly Use[], newName: string): Trial[] {
  return [...new Set(uses.map((use) => use.project))].map((project) => {
    const texts = new Map<string, string>();
    const moved = new Set<string>();
    for (const { path, text } of project.checked.project.documents) {
      const key = keyOf(project.uriOf(path));
      const here = uses
        .filter((use) => keyOf(use.project.uriOf(use.occurrence.place.uri)) === key)
        .map(({ occurrence }) => occurrence.place)
        .sort((a, b) => a.start - b.start);
      let changed = '';
      let from = 0;
      for (const { start, end } of here) {
        changed += text.slice(from, start);
        moved.add(`${path} ${changed.length}`);
        changed += newName;
        from = end;
      }
      texts.set(path, changed + text.slice(from));
    }
    const after = server.projects.tried(project.uriOf(project.checked.project.main.path), texts);
    return { before: project, after, moved };
  });
}

/**
 * What would go wrong: no spec may have errors that it had not before, and each of the names must still mean the one
 * declaration, and nothing else it.
 */
function clash(trials: readonly Trial[], newName: string): string | undefined {
  for (const { before, after, moved } of trials) {
    const problem = newError(before, after) ?? otherMeaning(after, moved, newName);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function newError(before: OpenProject, after: OpenProject): string | undefined {
  const errors = ({ checked }: OpenProject) =>
    checked.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors(after).length <= errors(before).length) return undefined;
  const known = new Set(errors(before).map(({ message }) => message));
  return errors(after).find(({ message }) => !known.has(message))?.message ?? errors(after)[0]!.message;
}

function otherMeaning(after: OpenProject, moved: ReadonlySet<string>, newName: string): string | undefined {
  const targets = new Set<Declared>();
  const places = new Set<string>();
  for (const document of after.checked.project.documents) {
    for (const { place, target } of after.names.in(document)) {
      const key = `${document.path} ${place.start}`;
      if (!moved.has(key)) continue;
      if (target.kind === 'declared') targets.add(target);
      places.add(key);
    }
  }
  const [target] = targets;
  const isKept =
    targets.size === 1 && places.size === moved.size && after.names.of(target!).length === moved.size;
  return isKept ? undefined : `\`${newName}\` means something else where this name is used.`;
}
