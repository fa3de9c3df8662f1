interface Colours {
  readonly ink: string;
  readonly dim: string;
  readonly page: string;
  readonly track: string;
  readonly bar: string;
  readonly line: string;
}

const light: Colours = {
  ink: '#1f2328',
  dim: '#656d76',
  page: '#ffffff',
  track: '#eef0f3',
  bar: '#7ba6da',
  line: '#c2410c',
};

const dark: Colours = {
  ink: '#e6edf3',
  dim: '#8d96a0',
  page: '#0d1117',
  track: '#21262d',
  bar: '#3b6ea5',
  line: '#f0883e',
};

/** Written out for both, since not every reader of SVG knows variables of CSS. */
function coloured({ ink, dim, page, track, bar, line }: Colours): string {
  return `text { fill: ${ink}; }
.note, .number, .small { fill: ${dim}; }
.page { fill: ${page}; }
.track { fill: ${track}; }
.accepted { fill: ${bar}; }
.bent { fill: ${line}; }
path { stroke: ${ink}; }
.axis { stroke: ${dim}; }
.declared { stroke: ${line}; }`;
}

/** Readable on white and on black: who shows the picture says which. */
export const style = `
text { font: 12px ui-sans-serif, system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
.title { font-size: 18px; font-weight: 600; }
.heading { font-size: 14px; font-weight: 600; }
.number, .note { font-size: 11px; }
.small { font-size: 9px; }
.bent { font-weight: 700; }
path { fill: none; }
.declared { stroke-width: 1.5; }
.median { stroke-width: 2; }
${coloured(light)}
@media (prefers-color-scheme: dark) {
${coloured(dark)}
}
`;
