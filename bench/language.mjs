// How long the language takes, by the number of declarations: node bench/language.mjs (after a build).
import { check, compile, parse } from '../out/language/index.js';
import { makeSpec } from './language/make-spec.mjs';

const runs = 5;

/** No files: the specs of this bench name none. */
const files = (text) => ({
  readSpec: () => ({ kind: 'text', text }),
  find: () => [],
  facts: () => ({ sha256: '', bytes: 0 }),
  problem: () => undefined,
});

/** The median time of some runs, in milliseconds. */
function median(action) {
  const times = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    action();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)];
}

function measure(declarations) {
  const text = makeSpec(declarations);
  const lines = text.split('\n').length;
  const compiled = compile('main.specimen', files(text), { tool: 'bench' });
  const errors = compiled.diagnostics.filter((each) => each.severity === 'error');
  if (errors.length > 0) throw new Error(`The spec of the bench is wrong: ${errors[0].message}`);
  return {
    declarations,
    lines,
    parse: median(() => parse(text)),
    check: median(() => check('main.specimen', files(text))),
    compile: median(() => compile('main.specimen', files(text), { tool: 'bench' })),
  };
}

console.log('declarations   lines  parse ms  check ms  compile ms  ms per 1,000 lines');
for (const declarations of [1000, 4000, 16_000]) {
  const { lines, ...ms } = measure(declarations);
  const cells = [lines, ms.parse.toFixed(0), ms.check.toFixed(0), ms.compile.toFixed(0)];
  const [line, ...times] = cells.map((cell, at) => String(cell).padStart([8, 10, 10, 12][at]));
  const each = ((ms.compile / lines) * 1000).toFixed(1).padStart(20);
  console.log(String(declarations).padStart(12) + line + times.join('') + each);
}

const spec = makeSpec(5000).split('\n');
const total = measure(Math.round((5000 * 10_000) / spec.length));
console.log(`A spec of ${total.lines} lines compiles in ${total.compile.toFixed(0)} ms (goal: below 1,500).`);
