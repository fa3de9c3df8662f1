/** Longer examples are cut in the middle: some hold a thousand of something. */
const longestExample = 400;

/** docs/diagnostics.md: the diagnostics of specs, and what is told of plans and runs, which have no examples. */
export function diagnosticsText(diagnostics, runRules) {
  const lines = [
    '# Diagnostics',
    '',
    'What the tools tell, by code. Generated from `language/diagnostics/catalogue.ts` and `cli/input/run-rules.ts` by `npm run docs`; every example is a test. Where an example is not a whole spec it is the body of a scene; `»…«` marks the place that is told.',
    '',
    '| code | | what |',
    '|---|---|---|',
  ];
  for (const [code, { severity, title }] of Object.entries({ ...diagnostics, ...runRules })) {
    lines.push(`| [\`${code}\`](#${code}) | ${severity} | ${title} |`);
  }
  for (const [code, entry] of Object.entries(diagnostics)) lines.push('', ...section(code, entry));
  for (const [code, entry] of Object.entries(runRules)) lines.push('', ...heading(code, entry));
  return `${lines.join('\n')}\n`;
}

function section(code, entry) {
  const { example, mended, settings } = entry;
  const set = settings
    ? [
        `With ${Object.entries(settings)
          .map(([name, value]) => `\`--set ${name}=${value}\``)
          .join(' ')}:`,
        '',
      ]
    : [];
  return [...heading(code, entry), '', ...set, ...block(example), '', 'Put right:', '', ...block(mended)];
}

function heading(code, { severity, title, explanation }) {
  return [
    // The tools link to the code as it stands; the anchor that GitHub makes of a heading has no slash.
    `<a id="${code}"></a>`,
    '',
    `## ${code}`,
    '',
    `**${title}** (${severity}). ${explanation}`,
  ];
}

function block(text) {
  return ['```specimen', shortened(text), '```'];
}

function shortened(text) {
  if (text.length <= longestExample) return text;
  return `${text.slice(0, longestExample / 2)} … ${text.slice(-longestExample / 4)}`;
}
