import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SemanticTokenModifiers, SemanticTokenTypes } from 'vscode-languageserver';
import { units } from '../../language/types/units.js';
import { semanticTokensLegend } from '../../server/features/semantic-tokens.js';
import { root } from '../support/root.js';

const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));

interface Rule {
  name?: string;
  match?: string;
  begin?: string;
  end?: string;
  include?: string;
  captures?: Record<string, { name: string }>;
  patterns?: Rule[];
}

describe('highlighting and the manifest of the extension', () => {
  const grammar = read('grammar/specimen.tmLanguage.json') as Rule & { repository: Record<string, Rule> };
  const rules: Rule[] = [];
  const visit = (rule: Rule) => {
    rules.push(rule);
    for (const inner of rule.patterns ?? []) visit(inner);
  };
  visit(grammar);
  for (const rule of Object.values(grammar.repository)) visit(rule);

  it('has patterns that are regular expressions, and includes that exist', () => {
    for (const { match, begin, end, include } of rules) {
      for (const pattern of [match, begin, end]) if (pattern !== undefined) new RegExp(pattern);
      if (include !== undefined) assert.ok(Object.hasOwn(grammar.repository, include.slice(1)), include);
    }
  });

  it('knows every unit as one with its number', () => {
    const { match, captures } = grammar.repository['numbers'];
    assert.equal(captures?.['2'].name, 'keyword.other.unit.specimen');
    for (const unit of [...units.keys(), 'µm', 'μs', '°', 'm²', 'm/s²']) {
      for (const number of ['12', '1_000', '5.5', '5.5e-3']) {
        const found = new RegExp(match!).exec(`${number}${unit}`);
        assert.deepEqual([found?.[1], found?.[2]], [number, unit], `${number}${unit}`);
      }
    }
    assert.equal(new RegExp(match!).exec('4..6')?.[0], '4');
  });

  it('tells `~` from `=`', () => {
    const names = (text: string) =>
      grammar.repository['bindings'].patterns!.flatMap(({ match, captures }) =>
        new RegExp(`^(?:${match})`).test(text) ? [captures?.['2']?.name] : [],
      );
    assert.deepEqual(names('size ~ 1m'), ['keyword.operator.random.specimen']);
    assert.deepEqual(names('size = 1m'), ['keyword.operator.assignment.specimen']);
    assert.deepEqual(names('size == 1m'), []);
  });

  it('declares every kind of token that the protocol has not, and shows in its own way what is drawn', () => {
    const { contributes } = read('package.json');
    const ids = (of: string) => contributes[of].map(({ id }: { id: string }) => id).sort();
    const standard = new Set<string>([
      ...Object.values(SemanticTokenTypes),
      ...Object.values(SemanticTokenModifiers),
    ]);
    const own = (names: readonly string[]) => names.filter((name) => !standard.has(name)).sort();
    assert.deepEqual(ids('semanticTokenTypes'), own(semanticTokensLegend.tokenTypes));
    assert.deepEqual(ids('semanticTokenModifiers'), own(semanticTokensLegend.tokenModifiers));
    const [{ language, scopes }] = contributes.semanticTokenScopes;
    assert.equal(language, 'specimen');
    // The themes that come with VS Code set `emphasis` in italics.
    assert.deepEqual(scopes['*.drawn'], ['emphasis', 'markup.italic']);
    for (const selector of Object.keys(scopes)) {
      const [type, ...modifiers] = selector.split('.');
      assert.ok(type === '*' || semanticTokensLegend.tokenTypes.includes(type as never), selector);
      for (const each of modifiers)
        assert.ok(semanticTokensLegend.tokenModifiers.includes(each as never), selector);
    }
  });

  it('has files for all that the manifest names', () => {
    const { main, bin, contributes } = read('package.json');
    const [language] = contributes.languages;
    const [highlighting] = contributes.grammars;
    for (const path of [main, bin.specimen, language.configuration, highlighting.path]) {
      assert.ok(existsSync(join(root, path)), path);
    }
    assert.equal(highlighting.scopeName, (grammar as { scopeName?: string }).scopeName);
    const { wordPattern, indentationRules, onEnterRules } = read(language.configuration);
    const patterns = [wordPattern, ...Object.values(indentationRules)] as string[];
    for (const rule of onEnterRules) patterns.push(rule.beforeText);
    for (const pattern of patterns) new RegExp(pattern);
    const extension = readFileSync(join(root, main), 'utf8');
    for (const { command } of contributes.commands) assert.ok(extension.includes(`"${command}"`), command);
  });
});
