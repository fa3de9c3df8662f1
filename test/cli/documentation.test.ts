import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentationOf } from '../../cli/report/documentation.js';
import { root } from '../support/root.js';

describe('where a code is explained', () => {
  it('is a place that is there, for each that the command line tells', () => {
    const texts = readdirSync(join(root, 'cli'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(root, 'cli', name), 'utf8'));
    const codes = new Set(
      texts.flatMap((text) =>
        [...text.matchAll(/'((?:plan|asset|run|file)\/[a-z-]+)'/g)].map(([, code]) => code!),
      ),
    );
    assert.ok(codes.size >= 5, `${[...codes]}`);
    for (const code of codes) {
      const [page = '', anchor] = documentationOf(code).split('#');
      assert.ok(readFileSync(join(root, page), 'utf8').includes(`<a id="${anchor}"></a>`), code);
    }
  });
});
