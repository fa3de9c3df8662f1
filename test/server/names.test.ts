import assert from 'node:assert/strict';
import { join } from 'node:path';
import { root } from '../support/root.js';
import { TestClient } from './support/client.js';
import { Fixture, marked, offsetAt, type Range, textIn } from './support/fixture.js';

interface Location {
  readonly uri: string;
  readonly range: Range;
}

const head = 'language 1\ndataset D { scene = S }\n';

describe('what a name of a spec leads to', () => {
  let client: TestClient;
  let fixture: Fixture | undefined;
  before(async () => {
    ({ client } = await Fixture.client());
  });
  after(() => client.process.kill());
  afterEach(() => fixture?.close());

  const open = (sources: string | Record<string, string>, opened?: readonly string[]) => {
    fixture = Fixture.open(client, typeof sources === 'string' ? { 'a.specimen': sources } : sources, opened);
    return fixture;
  };

  describe('definition', () => {
    const cases: Record<string, string | Record<string, string>> = {
      'a variable of the scene': `${head}scene S { let «r» = 1m; object a = sphere { radius = $0r } }`,
      'a thing, through its property': `${head}scene S { object «a» = sphere { radius = 1m }\n  let b = $0a.radius }`,
      'the property that a thing is given': `${head}scene S { object a = sphere { «radius» = 1m }\n  let b = a.ra$0dius }`,
      'the outer meaning in its own property': `${head}scene S { let «radius» = 1m; object a = sphere { radius = $0radius } }`,
      'an asset': `${head}asset «Ball» = sphere { radius = 1m }\nscene S { object a = $0Ball }`,
      'a branch that is an asset': `${head}asset «Ball» = sphere { radius = 1m }\nscene S { object a ~ choice { $0Ball: 2, box { size = (1m, 1m, 1m) } } }`,
      'a parameter in the body': `${head}asset Ball(«r»: length) = sphere { radius = $0r }\nscene S { object a = Ball(1m) }`,
      'a parameter that is named': `${head}asset Ball(«r»: length) = sphere { radius = r }\nscene S { object a = Ball($0r: 1m) }`,
      'a parameter of a distribution': `${head}dist near(«m»: length) = normal($0m, 1cm)\nscene S { let a ~ near(1m) }`,
      'a named distribution': `${head}dist «near»(m: length) = normal(m, 1cm)\nscene S { let a ~ $0near(1m) }`,
      'a class below another': `${head}class fruit { id = 1; «apple» { id = 2 } }\nscene S { object a = sphere { class = fruit.$0apple } }`,
      'a part of a copula': `${head}scene S { let b ~ copula { «h» ~ normal(1m, 1cm); w ~ normal(1m, 1cm); correlation = 0.5 }\n  let c = b.$0h }`,
      'what stands in a group': `${head}scene S { group g { object «a» = sphere { radius = 1m } }\n  let b = g.$0a.radius }`,
      'what a `where` is about': `${head}scene S { object balls = sphere { radius = 1m; count = 3; let «heat» ~ 1 .. 2 }\n  require count(balls where $0heat > 1) >= 0 }`,
      'what a derived scene overrides': `${head}scene S { let «a» ~ 1 .. 2 }\nscene T = S { $0a ~ 2 .. 3 }`,
      'the base of a derived scene': `${head}scene «S» { let a ~ 1 .. 2 }\nscene T = $0S { a ~ 2 .. 3 }`,
      'a variable of a design': `${head}scene S { let «dusk» ~ 1 .. 2 }\ndesign sobol { use = [$0dusk] }`,
      'the scene of the data set': 'language 1\ndataset D { scene = $0S }\nscene «S» { let a = 1 }',
      'a name that is written too early to be read': `${head}scene S { let a = $0b; let «b» = 2 }`,
      'a name of an imported file': {
        'a.specimen': `import "b.specimen" as parts\n${head}scene S { let a = parts.$0size }`,
        'b.specimen': 'let «size» = 1m\n',
      },
      'an imported name': {
        'a.specimen': `import size from "b.specimen"\n${head}scene S { let a = $0size }`,
        'b.specimen': 'let «size» = 1m\n',
      },
      'an imported name that is called otherwise': {
        'a.specimen': `import size as width from "b.specimen"\n${head}scene S { let a = $0width }`,
        'b.specimen': 'let «size» = 1m\n',
      },
      'a file that is named': {
        'a.specimen': `${head}material wood = pbr { baseColor = "wo$0od.jpg" }\nscene S { let a = 1 }`,
        'wood.jpg': '«»',
      },
      'a file that is imported': {
        'a.specimen': `import "b.spec$0imen" as parts\n${head}scene S { let a = parts.size }`,
        'b.specimen': '«»let size = 1m\n',
      },
    };
    for (const [what, sources] of Object.entries(cases)) {
      it(`finds ${what}`, async () => {
        const { locations } = open(sources);
        assert.deepEqual(await fixture!.ask('definition'), locations.call(fixture));
      });
    }

    const words: Record<string, readonly [source: string, page: string, name: string]> = {
      'a property': [`${head}scene S { object a = sphere { $0radius = 1m } }`, '2-elements', 'radius'],
      'a distribution': [`${head}scene S { let a ~ $0normal(0, 1) }`, '5-distributions', 'normal'],
      'a function': [`${head}scene S { let a = $0sqrt(2) }`, '6-functions', 'sqrt'],
      'a kind': [
        `${head}scene S { light a = $0point { flux = 1lm; place = (0m, 0m, 0m) } }`,
        '2-elements',
        'point',
      ],
      'a placement': [
        `${head}scene S { object a = sphere { radius = 1m; place ~ $0shell { radius = 1m .. 2m } } }`,
        '4-places',
        'shell',
      ],
      'a constant': [`${head}scene S { let a = 2 * $0pi }`, '8-constants', 'pi'],
      'a label': [`${head}scene S { let a = 1 }\nlabels { $0rgb }`, '7-outputs', 'rgb'],
    };
    for (const [what, [source, , name]] of Object.entries(words)) {
      it(`finds ${what} in the catalogue, and its page`, async () => {
        const [location] = await open(source).ask<Location[]>('definition');
        assert.match(location.uri, /^specimen-catalogue:\/[1-9]-[a-z]+\.specimen$/);
        const page = await client.request<string>('specimen/catalogue', { uri: location.uri });
        assert.equal(textIn(page, location.range), name);
        assert.match(page.split('\n')[location.range.start.line], new RegExp(`\\b${name}\\b`));
      });
    }

    it('does not check the pages of the catalogue', async () => {
      const uri = 'specimen-catalogue:/8-constants.specimen';
      const page = await client.request<string>('specimen/catalogue', { uri });
      open({ 'a.specimen': `${head}scene S { let $0a = wrong }` });
      client.open(uri, page);
      assert.equal(
        (await client.diagnostics(fixture!.uriOf('a.specimen'))).diagnostics[0].code,
        'name/unknown',
      );
      const position = { line: 0, character: 0 };
      assert.equal(
        await client.request('textDocument/definition', { textDocument: { uri }, position }),
        null,
      );
      client.notify('textDocument/didClose', { textDocument: { uri } });
    });

    it('has no page where there is none, and leads from nothing to nothing', async () => {
      assert.equal(
        await client.request('specimen/catalogue', { uri: 'specimen-catalogue:/../secret' }),
        null,
      );
      assert.equal(await open(`${head}scene S { let a = $01 }`).ask('definition'), null);
    });

    it('finds what a thing is made of', async () => {
      open(
        `${head}asset «Ball» = sphere { radius = 1m }\nscene S { object a = Ball { yaw = 1deg }\n  let b = $0a.radius }`,
      );
      assert.deepEqual(await fixture!.ask('typeDefinition'), fixture!.locations());
    });
  });

  describe('references', () => {
    const context = { context: { includeDeclaration: true } };
    it('are all uses in a file, and no other of that name', async () => {
      open(
        `${head}scene S {\n  let «r» = 1m\n  object a = sphere { radius = «$0r» }\n  object b = sphere { let r = 2m; radius = r }\n  require «r» > 0m\n}`,
      );
      assert.deepEqual(await fixture!.ask('references', context), fixture!.locations());
      const uses = await fixture!.ask('references', { context: { includeDeclaration: false } });
      assert.deepEqual(uses, fixture!.locations().slice(1));
    });

    it('reach over imports, from the file that is imported too', async () => {
      const sources = {
        'a.specimen': `import «size» from "b.specimen"\n${head}scene S { let a = «size» }`,
        'b.specimen': 'let «$0size» = 1m\nlet twice = 2 * «size»\n',
      };
      open(sources, ['a.specimen']);
      const found = await fixture!.ask<Location[]>('references', context);
      const sorted = (all: Location[]) => all.map((each) => JSON.stringify(each)).sort();
      assert.deepEqual(sorted(found), sorted(fixture!.locations()));
    });

    it('reach into specs that import the file and are not open', async () => {
      open({
        'a.specimen': `${head}scene «$0S» { let a = 1 }`.replace('scene = S', 'scene = «S»'),
        'parts/c.specimen': 'let S = 1\n',
        'd.specimen': `import "a.specimen" as a\nlanguage 1\ndataset D { scene = T }\nscene T = a.«S»`,
      });
      assert.deepEqual(await fixture!.ask('references', context), fixture!.locations());
    });

    it('are those of a derived scene and of a design', async () => {
      open(
        `${head}scene S { let «dusk» ~ 1 .. 2; let b = «dusk» }\nscene T = S { «dusk» ~ 2 .. 3 }\ndesign sobol { use = [«d$0usk»] }`,
      );
      assert.deepEqual(await fixture!.ask('references', context), fixture!.locations());
    });

    it('of a word of the language are where it is written', async () => {
      open(`${head}scene S { let a ~ «nor$0mal»(0, 1); let b ~ «normal»(a, 1); let c ~ poisson(3) }`);
      assert.deepEqual(await fixture!.ask('references', context), fixture!.locations());
    });

    it('are highlighted as written or read', async () => {
      open(`${head}scene S { let «r» = 1m; object a = sphere { radius = «$0r» } }`);
      const [written, read] = fixture!.locations();
      assert.deepEqual(await fixture!.ask('documentHighlight'), [
        { range: written.range, kind: 3 },
        { range: read.range, kind: 2 },
      ]);
    });
  });

  describe('renaming', () => {
    const renamed = async (sources: string | Record<string, string>, newName: string, opened?: string[]) => {
      open(sources, opened);
      const edit = await fixture!.ask<{ changes: Record<string, { range: Range; newText: string }[]> }>(
        'rename',
        { newName },
      );
      return Object.fromEntries(
        [...fixture!.files].map(([path, { text }]) => {
          let result = text;
          const edits = [...(edit.changes[fixture!.uriOf(path)] ?? [])];
          edits.sort((a, b) => offsetAt(text, b.range.start) - offsetAt(text, a.range.start));
          for (const { range, newText } of edits)
            result =
              result.slice(0, offsetAt(text, range.start)) +
              newText +
              result.slice(offsetAt(text, range.end));
          return [path, result];
        }),
      );
    };
    const expected = (source: string, newName: string) => marked(source.replace(/«[^»]*»/g, newName)).text;
    const cases: Record<string, string> = {
      'a variable': `${head}scene S { let «$0r» = 1m; object a = sphere { radius = «r»; let b = 2 * «r» } }`,
      'a thing of a group': `${head}scene S { group g { object «$0a» = sphere { radius = 1m } }\n  let b = g.«a».radius }`,
      'a class': `${head}class fruit { id = 1; «apple» { id = 2 } }\nscene S { object a = sphere { class = fruit.«app$0le» } }`,
      'an asset that a quota names': `${head}asset «$0Ball» = sphere { radius = 1m }\nscene S { object a ~ choice { «Ball»: 1, box { size = (1m, 1m, 1m) }: 1 } }\nquota { of = a; «Ball»: 50%, box: 50% }`,
      'a parameter': `${head}asset Ball(«$0r»: length) = sphere { radius = «r» }\nscene S { object a = Ball(«r»: 1m) }`,
      'what a derived scene overrides': `${head}scene S { camera «main» = pinhole { place = (0m, 1m, 0m) } }\nscene T = S { «m$0ain».fov = 50deg }`,
      'a scene': 'language 1\ndataset D { scene = «$0S» }\nscene «S» { let a = 1 }',
    };
    for (const [what, source] of Object.entries(cases)) {
      it(`changes ${what} wherever it is named`, async () => {
        const bare = source.replace(/[«»]/g, '');
        const { 'a.specimen': after } = await renamed(bare, 'renamed');
        assert.equal(after, expected(source.replace('$0', ''), 'renamed'));
        const place = fixture!.at;
        const { range, placeholder } = await client.request<{ range: Range; placeholder: string }>(
          'textDocument/prepareRename',
          place,
        );
        assert.equal(textIn(fixture!.files.get('a.specimen')!.text, range), placeholder);
      });
    }

    it('reaches over imports, and leaves other names for it as they are', async () => {
      const sources = {
        'a.specimen': `import size as width from "b.specimen"\nimport "b.specimen" as parts\n${head}scene S { let a = width + parts.size }`,
        'b.specimen': 'let $0size = 1m\n',
      };
      const after = await renamed(sources, 'extent', ['a.specimen']);
      assert.deepEqual(after, {
        'a.specimen': `import extent as width from "b.specimen"\nimport "b.specimen" as parts\n${head}scene S { let a = width + parts.extent }`,
        'b.specimen': 'let extent = 1m\n',
      });
    });

    it('of another name for an import changes only that', async () => {
      const sources = {
        'a.specimen': `import size as width from "b.specimen"\n${head}scene S { let a = $0width }`,
        'b.specimen': 'let size = 1m\n',
      };
      const after = await renamed(sources, 'w');
      assert.equal(after['a.specimen'], `import size as w from "b.specimen"\n${head}scene S { let a = w }`);
      assert.equal(after['b.specimen'], 'let size = 1m\n');
    });

    describe('for an editor that shows what is said of an edit', () => {
      interface Edit {
        readonly changes?: object;
        readonly documentChanges?: readonly {
          readonly textDocument: { readonly uri: string; readonly version: number };
          readonly edits: readonly { range: Range; newText: string; annotationId: string }[];
        }[];
        readonly changeAnnotations?: Record<
          string,
          { readonly label: string; readonly description: string; readonly needsConfirmation: boolean }
        >;
      }
      let able: TestClient;
      before(async () => {
        able = new TestClient([join(root, 'dist', 'server', 'server.cjs'), '--stdio']);
        await able.start({
          workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
        });
      });
      after(() => able.process.kill());

      const drawn: Record<string, readonly [source: string, addresses: RegExp]> = {
        'a drawn variable': [
          `${head}scene S { let $0r ~ 1m .. 2m; object a = sphere { radius = r } }`,
          /: `S\.r` will/,
        ],
        'a thing in which something is drawn': [
          `${head}scene S { object $0a = sphere { radius ~ 1m .. 2m; yaw ~ 1deg .. 2deg } }`,
          /: `S\.a\.yaw`, `S\.a\.radius` will/,
        ],
        'an asset in which something is drawn': [
          `${head}asset $0Ball = sphere { radius ~ 1m .. 2m }\nscene S { object a = Ball { count = 2 } }`,
          /: `S\.a\[\*\]\.asset\.Ball\.radius` will/,
        ],
        'one of the branches of a choice': [
          `${head}asset $0Ball = sphere\nscene S { object a ~ choice { Ball: 1, box: 1 } }`,
          /: `S\.a\.asset` will/,
        ],
        'a scene': [
          'language 1\ndataset D { scene = S }\nscene $0S { let a ~ 1 .. 2; let b ~ 1 .. 2; let c ~ 1 .. 2; let d ~ 1 .. 2; let e ~ 1 .. 2 }',
          /: `S\.a`, `S\.b`, `S\.c`, `S\.d` and 1 more will/,
        ],
      };
      for (const [what, [source, addresses]] of Object.entries(drawn)) {
        it(`of ${what} says what will be drawn anew`, async () => {
          fixture = Fixture.open(able, { 'a.specimen': source });
          const { changes, documentChanges, changeAnnotations } = await fixture.ask<Edit>('rename', {
            newName: 'renamed',
          });
          assert.equal(changes, undefined);
          const [[id, { label, description, needsConfirmation }]] = Object.entries(changeAnnotations!);
          assert.equal(label, 'Changes what is drawn');
          assert.match(description, addresses);
          assert.equal(needsConfirmation, true);
          assert.deepEqual(
            documentChanges!.map(({ textDocument }) => textDocument),
            [{ uri: fixture.at.textDocument.uri, version: 1 }],
          );
          for (const { annotationId, newText } of documentChanges![0].edits)
            assert.deepEqual([annotationId, newText], [id, 'renamed']);
        });
      }

      const kept: Record<string, string> = {
        'what is fixed': `${head}scene S { let $0r = 1m; let b ~ 1m .. 2m; object a = sphere { radius ~ r .. b } }`,
        'a class': `${head}class $0c { id = 1 }\nscene S { object a = sphere { class = c; radius ~ 1m .. 2m } }`,
        'a named distribution': `${head}dist $0wide = normal(1m, 1cm)\nscene S { let a ~ wide }`,
        'what a parameter is called': `${head}asset Ball($0r: length) = sphere { radius ~ r .. 2m }\nscene S { object a = Ball(r: 1m) }`,
      };
      for (const [what, source] of Object.entries(kept)) {
        it(`of ${what} says nothing, since no draw goes by it`, async () => {
          fixture = Fixture.open(able, { 'a.specimen': source });
          const edit = await fixture.ask<Edit>('rename', { newName: 'renamed' });
          assert.deepEqual(Object.keys(edit), ['changes']);
        });
      }
    });

    const refused: Record<string, readonly [source: string, newName: string, why: RegExp]> = {
      'a word of the language': [
        `${head}scene S { let a ~ $0normal(0, 1) }`,
        'gauss',
        /word of the language/,
      ],
      'a property': [`${head}scene S { object a = sphere { $0radius = 1m } }`, 'r', /word of the language/],
      'a keyword as the name': [`${head}scene S { let $0a = 1 }`, 'then', /keyword/],
      'what is no name': [`${head}scene S { let $0a = 1 }`, '1a', /A name is/],
      'a name that is taken': [`${head}scene S { let $0a = 1; let b = a }`, 'b', /already/],
      'a name that hides another': [
        `${head}scene S { let $0a = 1; object o = sphere { radius = 1m; let b = 2; let c = a + b } }`,
        'b',
        /something else/,
      ],
      'a name that takes the uses of another': [
        `${head}let b = 1\nscene S { let $0a = 1; let c = a + b }`,
        'b',
        /something else/,
      ],
      'a reserved word': [`${head}scene S { let a = 1 }\nscene $0T = S`, '1', /A name is/],
    };
    for (const [what, [source, newName, why]] of Object.entries(refused)) {
      it(`refuses ${what}`, async () => {
        open(source);
        await assert.rejects(fixture!.ask('rename', { newName }), why);
      });
    }
  });

  it('lists what open specs and their imports declare', async () => {
    open({
      'a.specimen': `$0import "b.specimen" as parts\n${head}scene S { object «ballroom» = sphere { radius = parts.ballast } }`,
      'b.specimen': 'let «ballast» = 1m\nlet other = 2m\n',
    });
    const found = await client.request<{ name: string; location: Location }[]>('workspace/symbol', {
      query: 'ball',
    });
    assert.deepEqual(
      found.map(({ name, location }) => ({ name, location })),
      fixture!.locations().map((location, at) => ({ name: ['ballroom', 'ballast'][at], location })),
    );
  });
});
