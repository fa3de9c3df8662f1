import assert from 'node:assert/strict';
import { diagnosticCatalogue } from '../../language/index.js';
import { TestFolder } from '../support/folder.js';
import { scene, specimen } from './support/specimen.js';

const text = scene('  object ball = sphere { radius = 4 }\n  let 漢字 = 1m + 3deg', 'samples = 0');

/** What the spec above says, worked out by hand: lines and columns from 1, columns in UTF-16 units, ends excluded. */
const expected = [
  { code: 'property/out-of-range', start: [2, 34], end: [2, 35] },
  { code: 'type/unit-missing', start: [4, 35], end: [4, 36] },
  { code: 'type/operands', start: [5, 12], end: [5, 21] },
];

describe('specimen check --format', () => {
  let folder: TestFolder;
  before(() => {
    folder = new TestFolder({ 'a, b: 50%.specimen': text, 'fine.specimen': scene('object a = box') });
  });
  after(() => folder.remove());

  const run = (format: string, file = 'a, b: 50%.specimen') =>
    specimen(['check', file, '--format', format], folder.path);

  interface Place {
    line: number;
    column: number;
    offset: number;
  }
  interface JsonReport {
    diagnostics: {
      code: string;
      severity: string;
      message: string;
      file: string;
      range: { start: Place; end: Place };
      fixes: { title: string; edits: { text: string; range: { start: Place; end: Place } }[] }[];
    }[];
  }

  it('json has codes, places and fixes', () => {
    const { status, stdout, stderr } = run('json');
    assert.equal(status, 1);
    assert.equal(stderr, '');
    const { diagnostics } = JSON.parse(stdout) as JsonReport;
    assert.deepEqual(
      diagnostics.map(({ code, range: { start, end } }) => ({
        code,
        start: [start.line, start.column],
        end: [end.line, end.column],
      })),
      expected,
    );
    for (const { range, file } of diagnostics) {
      assert.equal(file, 'a, b: 50%.specimen');
      // The offset is that of the line and column.
      const lines = text.split('\n').slice(0, range.start.line - 1);
      assert.equal(
        range.start.offset,
        lines.join('\n').length + (lines.length > 0 ? 1 : 0) + range.start.column - 1,
      );
    }
    const edit = diagnostics[1].fixes[0].edits[0];
    const mended = text.slice(0, edit.range.start.offset) + edit.text + text.slice(edit.range.end.offset);
    assert.ok(mended.includes('radius = 4m'));
  });

  it('json of a spec without faults is an empty list', () => {
    const { status, stdout } = run('json', 'fine.specimen');
    assert.equal(status, 0);
    assert.deepEqual(JSON.parse(stdout), { diagnostics: [] });
  });

  it('github is what the runner reads back', () => {
    const { status, stdout } = run('github');
    assert.equal(status, 1);
    const json = (JSON.parse(run('json').stdout) as JsonReport).diagnostics;
    const lines = stdout.trimEnd().split('\n');
    assert.equal(lines.length, json.length);
    lines.forEach((line, at) => {
      // As in actions/runner, ActionCommand.cs: the order of unescaping matters.
      const [, command, properties, data] = /^::([^ ]+) (.*?)::(.*)$/.exec(line)!;
      const unescapeData = (escaped: string) =>
        escaped.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
      const unescapeProperty = (escaped: string) =>
        unescapeData(escaped.replaceAll('%3A', ':').replaceAll('%2C', ','));
      const read = new Map(
        properties.split(',').map((pair) => {
          const [name, value] = pair.split('=', 2);
          return [name, unescapeProperty(value)];
        }),
      );
      const { code, message, file, range } = json[at];
      assert.equal(command, 'error');
      assert.equal(unescapeData(data), message);
      assert.equal(read.get('file'), file);
      assert.equal(read.get('title'), code);
      assert.deepEqual(
        ['line', 'col', 'endLine', 'endColumn'].map((name) => Number(read.get(name))),
        [range.start.line, range.start.column, range.end.line, range.end.column],
      );
    });
  });

  it('sarif has what the standard asks for', () => {
    const { status, stdout } = run('sarif');
    assert.equal(status, 1);
    const log = JSON.parse(stdout);
    assert.equal(log.version, '2.1.0');
    assert.equal(log.runs.length, 1);
    const [{ tool, results, columnKind }] = log.runs;
    assert.equal(columnKind, 'utf16CodeUnits');
    assert.equal(tool.driver.name, 'specimen');
    assert.match(tool.driver.semanticVersion, /^\d+\.\d+\.\d+/);
    const ids: string[] = tool.driver.rules.map((rule: { id: string }) => rule.id);
    assert.equal(new Set(ids).size, ids.length);
    for (const code of Object.keys(diagnosticCatalogue)) assert.ok(ids.includes(code), code);
    for (const rule of tool.driver.rules) {
      assert.ok(['none', 'note', 'warning', 'error'].includes(rule.defaultConfiguration.level));
      for (const part of ['shortDescription', 'fullDescription', 'help'])
        assert.ok(rule[part].text.length > 0);
    }
    assert.deepEqual(
      results.map((result: { ruleId: string }) => result.ruleId),
      expected.map(({ code }) => code),
    );
    for (const [at, result] of results.entries()) {
      assert.equal(ids[result.ruleIndex], result.ruleId);
      assert.ok(result.message.text.length > 0);
      assert.equal(result.level, 'error');
      const { artifactLocation, region } = result.locations[0].physicalLocation;
      assert.equal(decodeURIComponent(artifactLocation.uri), 'a, b: 50%.specimen');
      assert.doesNotMatch(artifactLocation.uri, /[ ,:]|%(?![0-9A-F]{2})/);
      assert.deepEqual([region.startLine, region.startColumn], expected[at].start);
      assert.deepEqual([region.endLine, region.endColumn], expected[at].end);
      assert.ok(region.charLength >= 0);
    }
    const { deletedRegion, insertedContent } = results[1].fixes[0].artifactChanges[0].replacements[0];
    assert.equal(insertedContent.text, '4m');
    assert.equal(deletedRegion.startColumn, 35);
  });

  it('text counts what was found', () => {
    assert.match(run('text').stderr, /\n3 errors in 1 file\n$/);
    assert.equal(run('text', 'fine.specimen').stderr, 'nothing is wrong in 1 file\n');
  });

  it('tells a fault of a file that two specs import once', () => {
    const importing = `language 1\nimport "part.specimen" as part\n${scene('').replace('language 1\n', '')}`;
    const both = new TestFolder({
      'a.specimen': importing,
      'b.specimen': importing,
      'part.specimen': 'let a = 1m + 3deg\n',
    });
    const { stdout } = specimen(['check', 'a.specimen', 'b.specimen', '--format', 'json'], both.path);
    both.remove();
    assert.equal(JSON.parse(stdout).diagnostics.length, 1);
  });
});
