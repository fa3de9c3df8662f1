import type { Licence } from './licence.js';

/** `LICENSES.md`: what the files are under that the images are made of. */
export function licencesDocument(dataset: string, licences: readonly Licence[]): string {
  const title = `# Licences of ${cell(dataset)}\n`;
  if (licences.length === 0)
    return `${title}\nNo files of others are in its images: all shapes and materials are from the spec.\n`;
  const rows = licences.map(
    ({ files, license, author, title: work, source }) =>
      `| ${[
        files.map((file) => `\`${code(file)}\``).join('<br>'),
        license ?? 'not stated',
        author ?? '',
        work ?? '',
        source ?? '',
      ]
        .map((text, column) => (column === 0 ? text : cell(text)))
        .join(' | ')} |`,
  );
  return `${title}
The images are made of these files, whose names are those of the spec's folder. The files themselves are not in this data set.

| files | licence | author | title | source |
|---|---|---|---|---|
${rows.join('\n')}
`;
}

/** A text in one cell of a table, with nothing in it that Markdown or HTML would obey. */
function cell(text: string): string {
  return oneLine(text).replaceAll(/[\\`*_[\]<>|&#]/g, (sign) => `\\${sign}`);
}

/** A text between backticks. */
function code(text: string): string {
  return oneLine(text).replaceAll('`', "'").replaceAll('|', '\\|');
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
