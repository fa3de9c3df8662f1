import type { Import } from '../../language/generated/ast.js';
import { resolvePath } from '../../language/project/paths.js';
import type { OpenProject } from '../projects.js';

/** Text that is put in somewhere. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/** What makes a name of another file known to the main spec of a project: one name more in an import, or an import. */
export function importOf(project: OpenProject, name: string, path: string): Insertion {
  const { main } = project.checked.project;
  const imports = main.spec.items.filter((item) => item.$type === 'Import') as Import[];
  const same = imports.find((each) => each.names.length > 0 && leadsTo(main.path, each, path));
  if (same) return { offset: main.place(same.names.at(-1)).end, text: `, ${name}` };
  const line = `import ${name} from "${path}"`;
  const end = main.text.includes('\r\n') ? '\r\n' : '\n';
  const above = imports.at(-1) ?? main.spec.items.find((item) => item.$type === 'LanguageLine');
  if (above) return { offset: main.place(above).end, text: `${end}${line}` };
  return { offset: 0, text: `${line}${end}` };
}

/** The name by which the main spec has a whole file: `parts` of `import "parts.specimen" as parts`. */
export function namespaceOf(project: OpenProject, path: string): string | undefined {
  const { main } = project.checked.project;
  const found = main.spec.items.find(
    (item) => item.$type === 'Import' && item.alias !== undefined && leadsTo(main.path, item, path),
  );
  return (found as Import | undefined)?.alias;
}

function leadsTo(from: string, { path: written }: Import, path: string): boolean {
  const resolved = resolvePath(from, written ?? '');
  return resolved.ok && resolved.path === path;
}
