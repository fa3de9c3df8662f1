import type { Element, Import, Item, Let } from '../../language/generated/ast.js';
import { parse } from '../../language/index.js';
import { documentationOf } from '../../language/parser/parse.js';
import { resolvePath } from '../../language/project/paths.js';
import { keyOf, type OpenDocuments } from '../open-documents.js';
import type { OpenProject } from '../projects.js';

/** What a file that could be imported declares at its top. */
export interface Importable {
  /** The file, relative to the folder of the spec that would import it. */
  readonly path: string;
  readonly name: string;
  readonly role: 'let' | 'dist' | 'asset' | 'material' | 'class';
  /** The first line of the declaration. */
  readonly head: string;
  readonly documentation: string;
}

interface Neighbour {
  readonly text: string;
  readonly declares: readonly Importable[];
  /** The paths that it imports. */
  readonly imports: readonly string[];
}

/** Bounds on what is looked through: files, and characters of all. */
const mostFiles = 200;
const mostCharacters = 1_000_000;

const roles: ReadonlySet<string> = new Set(['dist', 'asset', 'material', 'class']);

/** The specs in the folder of an open one, saved or open, that it could import. What was read is kept as long as the text is the same. */
export class Neighbours {
  private readonly known = new Map<string, Neighbour>();

  constructor(private readonly documents: OpenDocuments) {}

  /** What could be imported, by files that do not lead back to the spec itself. */
  of(project: OpenProject): readonly Importable[] {
    const { main } = project.checked.project;
    const found = this.read(project);
    const leadsBack = new Set([main.path]);
    for (const path of leadsBack)
      for (const [other, { imports }] of found) if (imports.includes(path)) leadsBack.add(other);
    return [...found].flatMap(([path, { declares }]) => (leadsBack.has(path) ? [] : declares));
  }

  private read(project: OpenProject): ReadonlyMap<string, Neighbour> {
    const { main, files } = project.checked.project;
    const found = new Map<string, Neighbour>();
    let characters = 0;
    for (const path of new Set([...files.find('**/*.specimen'), ...this.open(project)])) {
      if (path === main.path || /["\\]/.test(path)) continue;
      const read = files.readSpec(path);
      if (read.kind !== 'text') continue;
      characters += read.text.length;
      if (found.size >= mostFiles || characters > mostCharacters) break;
      found.set(path, this.neighbour(path, read.text, project.uriOf(path)));
    }
    return found;
  }

  /** The paths of the open specs below the folder of a project. */
  private open(project: OpenProject): string[] {
    const root = project.uriOf('');
    // A text that was never saved stands in no folder.
    if (root === '') return [];
    const folder = `${keyOf(root).replace(/\/$/, '')}/`;
    return this.documents.all().flatMap(({ uri }) => {
      const key = keyOf(uri);
      return key.startsWith(folder) ? [decodeURIComponent(key.slice(folder.length))] : [];
    });
  }

  private neighbour(path: string, text: string, uri: string): Neighbour {
    const key = keyOf(uri);
    const known = this.known.get(key);
    if (known?.text === text && known.declares.every((each) => each.path === path)) return known;
    const { items } = parse(text).spec;
    const fresh = {
      text,
      declares: items.flatMap((item) => declared(item, path)),
      imports: items.flatMap((item) => {
        if (item.$type !== 'Import') return [];
        const resolved = resolvePath(path, (item as Import).path ?? '');
        return resolved.ok ? [resolved.path] : [];
      }),
    };
    this.known.set(key, fresh);
    while (this.known.size > 2 * mostFiles) this.known.delete(this.known.keys().next().value!);
    return fresh;
  }
}

function declared(item: Item, path: string): Importable[] {
  const isConstant = item.$type === 'Let' && (item as Let).fixed;
  const isElement = item.$type === 'Element' && roles.has((item as Element).kind);
  if (!isConstant && !isElement) return [];
  const { name } = item as Let | Element;
  const role = (isConstant ? 'let' : (item as Element).kind) as Importable['role'];
  const [line = ''] = (item.$cstNode?.text ?? '').split(/\r?\n/, 1);
  if (!name) return [];
  return [{ path, name, role, head: line.trimEnd(), documentation: documentationOf(item) ?? '' }];
}
