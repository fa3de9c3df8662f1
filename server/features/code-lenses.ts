import type { CodeLens, CodeLensParams } from 'vscode-languageserver';
import type { Expectations } from '../analysis/expectations.js';
import type { Figures } from '../analysis/figures.js';
import { guarded, type Server } from './feature.js';

/** What can be done with a data set, by the commands of a client that has them. */
const actions: readonly { readonly command: string; readonly title: string }[] = [
  { command: 'specimen.preview', title: 'Preview' },
  { command: 'specimen.run', title: 'Run' },
  { command: 'specimen.showPlan', title: 'Show plan' },
];

/** Classes that have room in a line. */
const mostClasses = 4;

/**
 * Above a data set: what to expect of it, and what can be done with it. The line is there while the text is broken and
 * before anything was sampled, so that nothing moves.
 * @param commands the commands that the client has
 */
export function installCodeLenses(
  server: Server,
  expectations: Expectations,
  commands: () => ReadonlySet<string>,
): void {
  server.connection.onCodeLens(
    guarded(server, 'code lenses', [], ({ textDocument }: CodeLensParams): CodeLens[] => {
      const document = server.documents.get(textDocument.uri);
      if (!document) return [];
      const text = document.getText();
      return [...text.matchAll(/^[ \t]*dataset\b/gm)].flatMap(({ index, 0: word }) => {
        const offset = index + word.length - 'dataset'.length;
        if (server.projects.surroundings(document, offset).isQuoted) return [];
        const range = { start: document.positionAt(offset), end: document.positionAt(index + word.length) };
        const { figures } = expectations.of(document.uri);
        const known = actions.filter(({ command }) => commands().has(command));
        return [
          { range, command: { title: figuresText(figures), command: '' } },
          ...known.map((action) => ({ range, command: { ...action, arguments: [document.uri] } })),
        ];
      });
    }),
  );
}

/** `5.9 objects a sample: marble 4.1, cup 1.8 · 2 % not made (200 samples)`. */
export function figuresText(figures: Figures | undefined): string {
  if (!figures) return 'not sampled yet';
  const { samples, holes, objects, classes } = figures;
  const shown = classes.slice(0, mostClasses).map(({ name, mean }) => `${name} ${rounded(mean)}`);
  const more = classes.length > mostClasses ? ', …' : '';
  const balance = shown.length > 0 ? `: ${shown.join(', ')}${more}` : '';
  const missing = holes > 0 ? ` · ${percent(holes / samples)} not made` : '';
  return `${rounded(objects)} objects a sample${balance}${missing} (${samples} samples)`;
}

function rounded(count: number): string {
  return String(Number(count.toFixed(count < 10 ? 1 : 0)));
}

/** A share for people. What is not all and not nothing is not told as that. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'below 1 %';
  if (share < 1 && share > 0.99) return 'above 99 %';
  return `${Math.round(share * 100)} %`;
}
