/** Specs that use every part of the language together, at random, for properties that hold of all. */

type Random = () => number;

/** A declaration of the scene. */
export interface SceneItem {
  readonly text: string;
  /** What is placed avoids what is declared before it. */
  readonly isObject: boolean;
}

export interface RandomSpec {
  readonly items: readonly SceneItem[];
  /** What stands beside the scene: designs and quotas. */
  readonly top: string;
}

function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)];
}

/** `#` is a share between 5 % and 95 %, another each time. */
function filled(random: Random, text: string): string {
  return text.replaceAll('#', () => (0.05 + 0.9 * random()).toFixed(3));
}

const always = [
  'object floor = plane { size = (8m, 8m) }',
  'let road = [(-4m, 0m, 3m), (0m, 0m, 3m), (4m, 0m, #m)]',
  'let a ~ 0 .. 1',
  'let state ~ choice { good = 0: 6, worn = 1: 3, broken = 2: 1 }',
  'camera eye = pinhole { resolution = (64, 48); fov ~ 40deg .. 60deg; place ~ shell { around = floor; radius = 4m .. 6m; elevation = 30deg .. 70deg }; lookAt = floor }',
];

/** Of each row one. What a row declares has one name in all of its variants, so that others may mention it. */
const rows: readonly (readonly string[])[] = [
  [
    'let b ~ normal(a, #)',
    'let b ~ kernel([0.1, #, 0.9], 0.05)',
    'let b ~ piecewise((0, 1), (#, 3), (1, 0))',
    'let b ~ if a < # then beta(2, 5) else 0.5',
    'let b ~ choice { low ~ 0 .. #, high = 0.9 }',
  ],
  [
    'let pair ~ copula { x ~ normal(1.7m, 10cm); y ~ gamma(20, 3.7); correlation = # }',
    'let pair ~ copula { x ~ logNormal(1.7m, 0.1); y ~ poisson(70); n ~ whole(1 .. 6); correlation = [0.2, #, -0.1] }',
  ],
  ['let tall ~ empirical("tables/people.csv", "height", 1cm)'],
  [
    'object balls ~ choice { Ball: 2, Crate: 1 } { count ~ 1 .. 4; place ~ on(floor) { gap = 1cm; crowded = fewer } }',
    'object balls = Ball(# * 20cm) { count ~ poisson(3); place ~ on(floor) { spacing = #m; candidates = 20 } }',
    'object balls = Crate { count = 3; present ~ bernoulli(#); yaw ~ 0deg .. 360deg; place ~ on(floor) }',
    'object balls = sphere { count ~ 1 .. 4; radius ~ 5cm .. 20cm; place ~ inside(cylinder { around = floor; radius = 3m; height = #m }) }',
    'object balls = Ball { count = 3; place ~ inside(polygon { points = [(0m, 0m), (4m, 0m), (4m, 2m), (1m, 3m)]; height = 0m .. #m }); require low: place.x < 3.5m }',
  ],
  [
    'object cars = Crate(40cm) { count ~ 1 .. 3; place ~ along(road) { align = true; crowded = fewer } }',
    'object cars = Crate { count = 3; place ~ along(road.offset(#m)) { crowded = overlap } }',
    'object cars = Crate { count = 3; place ~ ring { around = floor; radius = 3m } }',
    'object cars = Ball(# * 20cm) { count ~ 1 .. 4; place ~ grid { around = (0m, 0m, -2m); columns = 2; rows = 2; spacing = (60cm, 50cm); jitter = #cm } }',
    'object cars = Crate(30cm) { count = 3; place = row { around = (0m, 0m, -3m); places = 4; spacing = #m } }',
  ],
  [
    `group shelf {
  count ~ 1 .. 2
  place = (index * 2m - 1m, 0m, -1m)
  yaw ~ -5deg .. 5deg
  let depth ~ 20cm .. 30cm
  object board = box { size = (1m, 2cm, depth); place = (0m, 60cm, 0m) }
  object cups = Ball(3cm) { count ~ 1 .. 3; place ~ on(board) { crowded = fewer } }
  light lamp = point { place = (0m, 1.5m, 0m); flux ~ logUniform(100lm, 900lm) }
  require deep: depth > 20cm + # * 8cm
}`,
    `group shelf {
  present ~ bernoulli(80%)
  place ~ (-1m .. 1m, 0m, -1m)
  let size ~ copula { w ~ 50cm .. 1m; d ~ 20cm .. 30cm; correlation = # }
  object board = box { size = (size.w, 2cm, size.d); place = (0m, 60cm, 0m) }
  group tray {
    count ~ 1 .. 2
    place ~ (-20cm .. 20cm, 61cm, 0m)
    object cups = Ball(3cm) { count = 2; place ~ row { places = 2; spacing = 10cm; jitter = #cm } }
  }
}`,
    `group shelf {
  place ~ on(floor)
  yaw ~ 0deg .. 360deg
  object board = box { size = (1m, 2cm, 30cm); place = (0m, 80cm, 0m) }
  object cups = cylinder { radius = 4cm; height = 10cm; count ~ empirical("tables/people.csv", "few", 1); place ~ along([(-40cm, 81cm, 0m), (40cm, 81cm, 0m)]) { align = true; crowded = fewer } }
}`,
  ],
  [
    'light lamps = point { count ~ 1 .. 3; place ~ shell { around = floor; radius = 2m .. 4m }; flux ~ logUniform(200lm, 2klm) }',
    'if (a > #) { light lamps = spot { place ~ inside(sphere { around = (0m, 3m, 0m); radius = 1m }); lookAt = floor } }',
  ],
  ['require first: a > #', 'require first: a * b < 0.2 + #', 'require first: state < 2'],
  ['require pairs: pair.x < 1.6m + # * 30cm', 'require pairs: pair.y > 60 and a < 0.95'],
  [
    'require seen: count(balls where eye.inView) >= 1',
    'require seen: count(balls where place.x > 0m) < 3',
    'require seen: all(balls where gapTo(eye) > 3.5m)',
    'require seen: any(cars where center.x > 0m)',
    'require seen: distance(nearest(cars, floor).center, floor.center) > #m',
  ],
];

/** Some rows, of which one line each; what mentions a row that is missing makes a spec that is refused. */
export function randomSpec(random: Random): RandomSpec {
  const chosen = rows.filter(() => random() < 0.65).map((row) => pick(random, row));
  const items = [...always, ...chosen].map((text) => ({
    text: filled(random, text),
    isObject: /^(object|group)/.test(text),
  }));
  const shuffled = items
    .map((item) => ({ item, key: random() }))
    .sort((one, other) => one.key - other.key)
    .map(({ item }) => item);
  const designs = [
    '',
    'design sobol { use = [a, eye.fov] }',
    'design grid { use = [a]; steps = [3] }',
    'design permutation { use = [eye.fov] }',
  ];
  const quotas = ['', 'quota { of = state; good: 50%, worn: 30%, broken: 20% }'];
  return { items: shuffled, top: `${pick(random, designs)}\n${pick(random, quotas)}` };
}

export const randomSpecFiles = {
  'tables/people.csv': 'name,height,few\nAda,165,1\nBob,181,2\nCleo,172,2\n',
};

export function specText({ items, top }: RandomSpec): string {
  return `language 1
dataset D { seed = 5; samples = 60; attempts = 60; scene = S }
asset Ball(size: length = 10cm) = sphere { radius ~ size * 0.5 .. size; let hue ~ copula { u ~ 0 .. 1; v ~ normal(size, 1cm); correlation = 0.5 } }
asset Crate(size: length = 20cm) = box { let edge ~ triangular(0.6, 0.8, 1); size = (size, size * edge, size) }
scene S {
${items.map(({ text }) => text).join('\n')}
}
${top}
`;
}
