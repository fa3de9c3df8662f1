/** Longer examples are cut in the middle: some hold a thousand of something. */
const longestExample = 400;

/** docs/diagnostics.md. */
export function diagnosticsText(diagnostics) {
  const lines = [
    '# Diagnostics',
    '',
    'What the tools tell, by code. Generated from `language/diagnostics/catalogue.ts` by `npm run docs`; every example is a test. Where an example is not a whole spec it is the body of a scene; `»…«` marks the place that is told.',
    '',
    '| code | | what |',
    '|---|---|---|',
  ];
  for (const [code, { severity, title }] of Object.entries(diagnostics)) {
    lines.push(`| [\`${code}\`](#${code}) | ${severity} | ${title} |`);
  }
  for (const [code, entry] of Object.entries(diagnostics)) lines.push('', ...section(code, entry));
  return `${lines.join('\n')}\n`;
}

function section(code, { severity, title, explanation, example, mended, settings }) {
  const set = settings
    ? [
        `With ${Object.entries(settings)
          .map(([name, value]) => `\`--set ${name}=${value}\``)
          .join(' ')}:`,
        '',
      ]
    : [];
  return [
    // The tools link to the code as it stands; the anchor that GitHub makes of a heading has no slash.
    `<a id="${code}"></a>`,
    '',
    `## ${code}`,
    '',
    `**${title}** (${severity}). ${explanation}`,
    '',
    ...set,
    ...block(example),
    '',
    'Put right:',
    '',
    ...block(mended),
  ];
}

function block(text) {
  return ['```specimen', shortened(text), '```'];
}

function shortened(text) {
  if (text.length <= longestExample) return text;
  return `${text.slice(0, longestExample / 2)} … ${text.slice(-longestExample / 4)}`;
}
