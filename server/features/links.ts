import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import type { Text } from '../../language/generated/ast.js';
import { endings } from '../../language/index.js';
import { resolvePath } from '../../language/project/paths.js';
import { visitLeaves } from '../source/tree.js';
import { guarded, type Server } from './feature.js';

const fileEnding = new RegExp(
  `(?:${['.specimen', ...Object.values(endings).flat()].join('|').replaceAll('.', '\\.')})$`,
  'i',
);

/** Opens the files that a spec names; of a pattern, its folder. */
export function installLinks(server: Server): void {
  server.connection.onDocumentLinks(
    guarded(server, 'links', [], ({ textDocument }: DocumentLinkParams): DocumentLink[] => {
      const project = server.projects.of(textDocument.uri);
      if (!project) return [];
      const { main } = project.checked.project;
      const text = project.text(main.path);
      const links: DocumentLink[] = [];
      visitLeaves(main, (leaf, moved) => {
        if (leaf.tokenType.name !== 'STRING') return;
        const node = leaf.astNode;
        const path = node.$type === 'Text' ? (node as Text).value : leaf.text.slice(1, -1);
        if (node.$type !== 'Import' && !fileEnding.test(path)) return;
        const resolved = resolvePath(main.path, path);
        if (!resolved.ok) return;
        const [start, end] = [moved + leaf.offset + 1, moved + leaf.end - 1];
        const range = { start: text.positionAt(start), end: text.positionAt(end) };
        const wild = resolved.path.search(/[*?]/);
        const target =
          wild < 0 ? resolved.path : resolved.path.slice(0, resolved.path.lastIndexOf('/', wild) + 1);
        links.push({
          range,
          target: project.uriOf(target),
          ...(wild >= 0 && { tooltip: 'Open the folder' }),
        });
      });
      return links;
    }),
  );
}
