import { constantRows, familySections, functionRows, unitRows } from './words.mjs';

/** docs/catalogue.md. `words` are the language's tables and what reads them. */
export function catalogueText(words) {
  const { catalogue } = words;
  return `${[
    '# Catalogue',
    '',
    'The words of the language: what may be written where, with its type, default and bounds. Generated from `language/catalogue/` by `npm run docs`. A kind has the properties of the kinds that it is made from, too. What is marked *fixed* must be known before sampling.',
    ...familySections(words),
    '',
    '## Distributions',
    '',
    'Drawn from with `~`. `same` is any one dimension, the same wherever it stands. Arguments are given by place or by name.',
    '',
    '| distribution | gives | needs | |',
    '|---|---|---|---|',
    ...functionRows(words, catalogue.distributions),
    '',
    'An interval `low .. high` is `uniform`, or `whole` where a whole number is due. A tuple of distributions draws each part by itself. `choice { a: 2, b }` draws one of its branches, by weight; `pick(a, b)` one of some values; `files("…")` and `textures("…")` one of the files that match.',
    '',
    '## Functions',
    '',
    '| function | gives | |',
    '|---|---|---|',
    ...functionRows(words, catalogue.functions),
    '',
    'About the instances of a counted element: `count(things)`, `count(things where …)`, `any(things where …)`, `all(things where …)`, and `sum`, `mean`, `min` and `max` of a number of each, such as `mean(things.yaw)`.',
    '',
    '## Units',
    '',
    '| unit | measures | |',
    '|---|---|---|',
    ...unitRows(words),
    '',
    '## Constants',
    '',
    '| constant | value | |',
    '|---|---|---|',
    ...constantRows(words),
  ].join('\n')}\n`;
}
