import assert from 'node:assert/strict';
import type { TestClient } from './support/client.js';
import { Fixture, type Range, textIn } from './support/fixture.js';

const head = 'language 1\ndataset D { scene = S }\n';

describe('what is told of a name', () => {
  let client: TestClient;
  let fixture: Fixture;
  before(async () => {
    ({ client } = await Fixture.client());
  });
  after(() => client.process.kill());
  afterEach(() => fixture.close());

  describe('hover', () => {
    const cases: Record<string, readonly [source: string, word: string, ...told: RegExp[]]> = {
      'a drawn variable, with its type, units and range': [
        `${head}scene S {\n  /** How far the lamp is. */\n  let far ~ 1m .. 2m\n  let b = 2 * $0far\n}`,
        'far',
        /let far: a length/,
        /Between 1m and 2m/,
        /length in `m`, `cm`, `mm`/,
        /How far the lamp is\./,
      ],
      'a number beside percentages that are none of its values': [
        `${head}scene S { let $0a ~ choice { 1: 70%, 2.5: 30% } }`,
        'a',
        /Between 1 and 2\.5/,
      ],
      'a share': [`${head}scene S { let $0a ~ 10% .. 30% }`, 'a', /Between 10% and 30%/],
      'a computed variable': [
        `${head}scene S { let a ~ 1m .. 2m; let $0b = a * a }`,
        'b',
        /let b: an area/,
        /Between 1m2 and 4m2/,
      ],
      'a property of a thing, by its limits': [
        `${head}scene S { object a = sphere { $0radius ~ 1cm .. 2cm } }`,
        'radius',
        /radius: a length/,
        /Its radius\./,
        /Between 1cm and 2cm/,
        /Must be above 0m/,
      ],
      'a thing': [
        `${head}scene S { object a = sphere { radius = 1m }\n  let b = $0a.radius }`,
        'a',
        /object a = sphere/,
      ],
      'an asset that is imported by another name': [
        `${head}asset Ball = sphere { radius = 1m }\nscene S { object a = $0Ball }`,
        'Ball',
        /asset Ball = sphere/,
      ],
      'a class by its path': [
        `${head}class fruit { id = 1; apple { id = 2 } }\nscene S { object a = sphere { class = fruit.$0apple; radius = 1m } }`,
        'apple',
        /class fruit\.apple/,
      ],
      'a parameter': [
        `${head}asset Ball(r: length) = sphere { radius = $0r }\nscene S { object a = Ball(1m) }`,
        'r',
        /parameter r: a length/,
      ],
      'a name that takes a word of the language': [
        `${head}scene S { let normal = 3; let b = $0normal }`,
        'normal',
        /let normal: a whole number/,
      ],
      'a relation': [
        `${head}scene S { object a = sphere { radius = 1m }\n  object b = sphere { radius = 1m; place = (3m, 0m, 0m) }\n  require a.$0gapTo(b) > 1m }`,
        'gapTo',
        /gapTo\(/,
      ],
      'the fact of a thing': [
        `${head}scene S { object a = sphere { radius = 1m }\n  let b = a.$0center }`,
        'center',
        /center: a vector of 3 lengths/,
        /centre of its bounds/,
      ],
      'the type of a parameter': [
        `${head}asset Ball(r: $0length) = sphere { radius = r }\nscene S { object a = Ball(1m) }`,
        'length',
        /length: a length/,
        /`m`, `cm`/,
      ],
      'a unit': [`${head}scene S { let a = 1$0cm }`, '1cm', /centimetre/],
    };
    for (const [what, [source, word, ...told]] of Object.entries(cases)) {
      it(`explains ${what}`, async () => {
        fixture = Fixture.open(client, { 'a.specimen': source });
        const { contents, range } = await fixture.ask<{ contents: { value: string }; range: Range }>('hover');
        assert.equal(textIn(fixture.files.get('a.specimen')!.text, range), word);
        for (const each of told) assert.match(contents.value, each);
      });
    }

    it('shows no pictures of an author, which an editor would fetch from afar', async () => {
      const doc = '/** See ![it](https://example.org/a.png). */';
      const told = 'See \\![it](https://example.org/a.png).';
      fixture = Fixture.open(client, { 'a.specimen': `${head}scene S {\n  ${doc}\n  let $0a = 1\n}` });
      const { contents } = await fixture.ask<{ contents: { value: string } }>('hover');
      assert.ok(contents.value.includes(told), contents.value);
      fixture.close();
      const source = `${head}${doc}\nasset Ball(r: length) = sphere { radius = r }\nscene S { object a = Ball($0) }`;
      fixture = Fixture.open(client, { 'a.specimen': source });
      const { signatures } = await fixture.ask<{ signatures: { documentation: { value: string } }[] }>(
        'signatureHelp',
      );
      assert.equal(signatures[0].documentation.value, told);
    });

    it('says nothing of what is no name', async () => {
      fixture = Fixture.open(client, { 'a.specimen': `${head}scene S { let a = 1 $0 }` });
      assert.equal(await fixture.ask('hover'), null);
    });
  });

  describe('signature help', () => {
    interface Help {
      readonly signatures: readonly {
        readonly label: string;
        readonly parameters: readonly { readonly label: readonly [number, number] }[];
      }[];
      readonly activeParameter: number | null;
    }
    const cases: Record<string, readonly [source: string, label: RegExp, active: string | undefined]> = {
      'a distribution that is just begun': [
        `${head}scene S { let a ~ normal($0 }`,
        /^normal\(/,
        'mean: a quantity',
      ],
      'its second parameter': [
        `${head}scene S { let a ~ normal(1m, $0) }`,
        /^normal\(/,
        'deviation: a quantity',
      ],
      'the outer call behind a nested one': [
        `${head}scene S { let a = mix(sqrt(2), $0, 1) }`,
        /^mix\(/,
        'b: a quantity or a colour',
      ],
      'the nested call': [`${head}scene S { let a = mix(sqrt($02), 3, 1) }`, /^sqrt\(/, 'x: a quantity'],
      'the repeated parameter': [`${head}scene S { let a = max(1, 2, $0) }`, /^max\(.*, …\)/, undefined],
      'a model': [`${head}scene S { object a = model($0) }`, /^model\(/, 'file: a model file'],
      'an asset of the author': [
        `${head}asset Ball(r: length, paint = red) = sphere { radius = r }\nscene S { object a = Ball(1m, $0) }`,
        /^Ball\(r: length, paint = red\)$/,
        'paint = red',
      ],
      'a parameter by its name': [
        `${head}asset Ball(r: length, paint = red) = sphere { radius = r }\nscene S { object a = Ball(paint: blue, r: $0) }`,
        /^Ball/,
        'r: length',
      ],
      'a relation, without the thing before the dot': [
        `${head}scene S { object a = sphere { radius = 1m }\n  require a.gapTo($0) > 1m }`,
        /^gapTo\(/,
        'b: an object or a light or a camera',
      ],
    };
    for (const [what, [source, label, active]] of Object.entries(cases)) {
      it(`shows ${what}`, async () => {
        fixture = Fixture.open(client, { 'a.specimen': source });
        const { signatures, activeParameter } = await fixture.ask<Help>('signatureHelp');
        const [signature] = signatures;
        assert.match(signature.label, label);
        const range = activeParameter === null ? undefined : signature.parameters[activeParameter].label;
        if (active !== undefined) assert.equal(range && signature.label.slice(...range), active);
      });
    }

    it('shows nothing outside of calls', async () => {
      fixture = Fixture.open(client, { 'a.specimen': `${head}scene S { let a = $01 }` });
      assert.equal(await fixture.ask('signatureHelp'), null);
    });
  });
});
