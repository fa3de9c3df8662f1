import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '../../language/index.js';
import { root } from '../support/root.js';
import type { TestClient } from './support/client.js';
import { Fixture, offsetAt, type Range } from './support/fixture.js';

interface Item {
  readonly label: string;
  readonly sortText?: string;
  readonly insertText?: string;
  readonly insertTextFormat?: number;
  readonly textEdit?: { readonly range: Range; readonly newText: string };
  readonly additionalTextEdits?: readonly { readonly range: Range; readonly newText: string }[];
}

const head = 'language 1\ndataset D { scene = S }\n';

/** What is asked, the labels that come first (in any order among themselves), and those that may not be there. */
const cases: Record<string, { source: string; first?: string[]; has?: string[]; lacks?: string[] }> = {
  'distributions after `~`': {
    source: `${head}scene S { light sun = directional { illuminance ~ $0 } }`,
    first: [
      'exponential',
      'gamma',
      'logNormal',
      'logUniform',
      'normal',
      'triangular',
      'truncatedNormal',
      'uniform',
    ],
    has: ['choice'],
    lacks: ['true', 'red', 'sqrt'],
  },
  'the distribution of angles for an angle': {
    source: `${head}scene S { object a = sphere { radius = 1m; yaw ~ $0 } }`,
    first: ['vonMises', 'normal'],
  },
  'draws in space for a place': {
    source: `${head}scene S { object a = sphere { radius = 1m; place ~ $0 } }`,
    first: ['on', 'above', 'shell', 'disk'],
    lacks: ['true'],
  },
  'names that fit the type that is due': {
    source: `${head}scene S { let tilt = 3deg; let wide = 2m; object a = sphere { radius = $0 } }`,
    first: ['wide'],
    has: ['tilt', 'sqrt'],
    lacks: ['normal'],
  },
  'a drawn variable that fits': {
    source: `${head}scene S { let tilt ~ 3deg .. 4deg; object a = sphere { radius = 1m; yaw = $0 } }`,
    first: ['tilt'],
  },
  'the members of a set': {
    source: `${head}scene S { object t = plane { size = (1m, 1m) }\n  object a = sphere { radius = 1m; place ~ on(t) { crowded = $0 } } }`,
    first: ['redraw', 'fewer', 'overlap', 'fail'],
  },
  'assets and shapes for an object': {
    source: `${head}asset Ball = sphere { radius = 1m }\nmaterial wood = pbr\nscene S { object a = $0 }`,
    first: ['Ball', 'sphere', 'box', 'model'],
    lacks: ['marble', 'normal'],
  },
  'lights for a light': {
    source: `${head}scene S { light a = $0 }`,
    first: ['point', 'directional', 'spot'],
    lacks: ['sphere', 'normal'],
  },
  'materials where one is due': {
    source: `${head}material wood = pbr\nscene S { object a = sphere { radius = 1m; material = $0 } }`,
    first: ['wood', 'pbr'],
    lacks: ['sphere'],
  },
  'things for what asks for one': {
    source: `${head}scene S { object t = plane { size = (1m, 1m) }\n  let n = 3; object a = sphere { radius = 1m; place ~ on($0) } }`,
    first: ['t'],
  },
  'an argument of the type that is due': {
    source: `${head}asset Ball(r: length) = sphere { radius = r }\nscene S { let tilt = 1deg; let wide = 1m; object a = Ball($0) }`,
    first: ['wide'],
  },
  'the parts of a thing': {
    source: `${head}scene S { object a = sphere { radius = 1m; let heat = 2 }\n  object b = sphere { radius = a.$0 } }`,
    first: ['radius'],
    has: ['center', 'size', 'heat', 'yaw'],
    lacks: ['b'],
  },
  'the names of an imported file': {
    source: `import "b.specimen" as parts\n${head}scene S { let a = parts.$0 }`,
    has: ['size', 'wood'],
    lacks: ['a'],
  },
  'classes below a class': {
    source: `${head}class fruit { id = 1; apple { id = 2 } }\nscene S { object a = sphere { radius = 1m; class = fruit.$0 } }`,
    has: ['apple'],
    lacks: ['radius'],
  },
  'classes for a class': {
    source: `${head}class fruit { id = 1 }\nscene S { object a = sphere { radius = 1m; class = $0 } }`,
    first: ['fruit'],
    lacks: ['normal'],
  },
  'the parts of a copula': {
    source: `${head}scene S { let b ~ copula { h ~ normal(1m, 1cm); w ~ normal(1m, 1cm); correlation = 0.5 }\n  let c = b.$0 }`,
    has: ['h', 'w'],
  },
  'the variables of what a `where` is about': {
    source: `${head}scene S { object balls = sphere { radius = 1m; count = 3; let heat ~ 1 .. 2 }\n  require count(balls where $0) >= 0 }`,
    has: ['heat', 'radius', 'gapTo'],
  },
  'the units of a length': {
    source: `${head}scene S { object a = sphere { radius = 12$0 } }`,
    first: ['12m', '12cm', '12mm'],
    lacks: ['12deg', '12'],
  },
  'the units of an angle, behind the first letter': {
    source: `${head}scene S { object a = sphere { radius = 1m; yaw = 12d$0 } }`,
    first: ['12deg'],
    lacks: ['12m'],
  },
  'units in an argument': {
    source: `${head}scene S { object a = sphere { radius ~ normal(1m, 3$0) } }`,
    first: ['3m', '3cm'],
    lacks: ['3deg'],
  },
  'scenes for the data set': {
    source: 'language 1\ndataset D { scene = $0 }\nscene S { let a = 1 }',
    first: ['S'],
    lacks: ['a', 'normal'],
  },
  'what a derived scene may write over': {
    source: `${head}scene S { let dusk ~ 1 .. 2; camera main = pinhole }\nscene T = S { $0 }`,
    first: ['dusk', 'main'],
    has: ['object'],
  },
  'the properties that a derived scene may write over': {
    source: `${head}scene S { camera main = pinhole }\nscene T = S { main.$0 }`,
    first: ['fov', 'exposure'],
    lacks: ['position'],
  },
  'the variables of a design': {
    source: `${head}scene S { let dusk ~ 1 .. 2; camera main = pinhole { fov ~ 40deg .. 50deg } }\ndesign sobol { use = [$0] }`,
    first: ['dusk', 'main'],
    lacks: ['sqrt'],
  },
  'the types of a parameter': {
    source: `${head}asset Ball(r: $0) = sphere { radius = r }\nscene S { let a = 1 }`,
    first: ['length', 'angle', 'color'],
    lacks: ['radius'],
  },
  'properties that are not written yet': {
    source: `${head}scene S { light sun = directional { elevation = 30deg; $0 } }`,
    first: ['illuminance'],
    lacks: ['elevation'],
  },
  'properties in a body': {
    source: `${head}scene S { light sun = directional { $0 } }`,
    first: ['illuminance', 'elevation'],
    lacks: ['fov'],
  },
  'declarations at the top': {
    source: `${head}$0\nscene S { let a = 1 }`,
    has: ['asset', 'scene', 'let', 'import'],
  },
  'things in a scene': { source: `${head}scene S {\n  $0\n}`, has: ['object', 'light', 'require'] },
  labels: { source: `${head}scene S { let a = 1 }\nlabels { $0 }`, has: ['rgb', 'boxes'], lacks: ['fov'] },
  'branches of a choice': {
    source: `${head}asset Ball = sphere { radius = 1m }\nscene S { object a ~ choice { $0 } }`,
    first: ['Ball', 'sphere'],
  },
  'a condition': {
    source: `${head}scene S { let dark ~ bernoulli(0.5); let n = 3; require $0 }`,
    first: ['dark'],
    has: ['n', 'not', 'count'],
  },
  'pictures in quotes': {
    source: `${head}material wood = pbr { baseColor = "$0" }\nscene S { let a = 1 }`,
    has: ['textures/wood.jpg'],
    lacks: ['models/mug.glb', 'b.specimen'],
  },
  'models in quotes that are not closed': {
    source: `${head}scene S {\n  object a = model("mo$0\n}`,
    has: ['models/mug.glb'],
    lacks: ['textures/wood.jpg'],
  },
  'specs to import': {
    source: `import "$0" as parts\n${head}scene S { let a = 1 }`,
    has: ['b.specimen'],
    lacks: ['a.specimen'],
  },
};

describe('what is offered to be written', () => {
  let client: TestClient;
  let fixture: Fixture;
  before(async () => {
    ({ client } = await Fixture.client());
  });
  after(() => client.process.kill());
  afterEach(() => fixture.close());

  const files = {
    'b.specimen': 'let size = 1m\nmaterial wood = pbr\n',
    'textures/wood.jpg': '',
    'models/mug.glb': '',
  };

  for (const [what, { source, first = [], has = [], lacks = [] }] of Object.entries(cases)) {
    it(`is ${what}, and can be read when it is written`, async () => {
      fixture = Fixture.open(client, { 'a.specimen': source, ...files });
      const items = await fixture.ask<Item[]>('completion');
      const sorted = [...items].sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
      const labels = sorted.map(({ label }) => label);
      assert.equal(new Set(labels).size, labels.length);
      for (const label of [...first, ...has]) assert.ok(labels.includes(label), `${label} in ${labels}`);
      for (const label of lacks) assert.ok(!labels.includes(label), `no ${label}`);
      const ranks = sorted.filter(({ label }) => first.includes(label)).map(({ sortText }) => sortText?.[0]);
      assert.equal(new Set(ranks).size, first.length > 0 ? 1 : 0);
      assert.ok(
        first.length === 0 || ranks[0] === sorted[0].sortText?.[0],
        `${first} before ${labels.slice(0, 5)}`,
      );
      for (const item of items) {
        const text = applied(fixture, item);
        const { faults } = parse(text);
        assert.deepEqual(faults, [], `${item.label}: ${text}`);
      }
    });
  }

  it('is the nodes of a model in quotes', async () => {
    const source = `${head}asset Mug = model("mug.glb")\nscene S { object a = Mug\n  object b = sphere { radius = 1cm; place ~ on(a.node("$0")) } }`;
    const mug = readFileSync(join(root, 'examples', 'tabletop', 'models', 'mug.glb'));
    fixture = Fixture.open(client, { 'a.specimen': source }, [], { 'mug.glb': mug });
    const items = await fixture.ask<Item[]>('completion');
    assert.deepEqual(items.map(({ label }) => label).sort(), ['handle', 'mug', 'mug/handle']);
  });

  it('is nothing in a comment or behind a value', async () => {
    for (const source of [
      `${head}// see $0`,
      `${head}scene S { let a = 1m $0 }`,
      `${head}scene S { let a = (1) $0 }`,
    ]) {
      fixture = Fixture.open(client, { 'a.specimen': source });
      assert.deepEqual(await fixture.ask('completion'), [], source);
      fixture.close();
    }
    fixture = Fixture.open(client, { 'a.specimen': head });
  });

  it('holds no places for an editor that cannot fill them', async () => {
    const { client: plain } = await Fixture.client(false);
    fixture = Fixture.open(plain, { 'a.specimen': `${head}scene S { let a ~ $0 }` });
    const items = await fixture.ask<Item[]>('completion');
    assert.ok(items.length > 10 && items.every((item) => item.insertText === undefined));
    plain.process.kill();
  });
});

/** The text when an item has been taken; what is held open has the words that stand there. */
function applied({ files, at }: Fixture, item: Item): string {
  const { label, insertText, insertTextFormat, textEdit, additionalTextEdits = [] } = item;
  const { text } = files.get('a.specimen')!;
  const offset = offsetAt(text, at.position);
  const written = /[\w]*$/.exec(text.slice(0, offset))![0].length;
  const start = textEdit ? offsetAt(text, textEdit.range.start) : offset - written;
  const end = textEdit ? offsetAt(text, textEdit.range.end) : offset;
  const raw = textEdit?.newText ?? insertText ?? label;
  const filled = insertTextFormat === 2 ? raw.replace(/\$\{\d+:([^}]*)\}/g, '$1').replace('$0', '') : raw;
  const after = text.slice(end);
  // A text that was not closed is closed by whoever writes it.
  const isOpen = /model\("[^"\n]*$/.test(text.slice(0, start));
  // What is imported stands above.
  const [imported] = additionalTextEdits;
  const above = imported ? offsetAt(text, imported.range.start) : 0;
  assert.ok(above <= start && additionalTextEdits.length <= 1);
  const before = `${text.slice(0, above)}${imported?.newText ?? ''}${text.slice(above, start)}`;
  return `${before}${filled}${isOpen ? '")' : ''}${after}`;
}
