const tokens = [
  ...'{ } ( ) [ ] = ~ : ; , . .. + - * / < > <= >= == != \n \n \n'.split(' '),
  ...'and or not in where if then else let param require import as from language'.split(' '),
  ...'object light camera asset material dist dataset scene class labels export environment attribute keypoint'.split(
    ' ',
  ),
  ...'box sphere model pbr point hdri pinhole choice pick files shell on above normal uniform count mean index inside along polygon points grid columns rows jitter'.split(
    ' ',
  ),
  ...'group design quota sobol grid permutation steps use of copula correlation empirical kernel piecewise vonMises geometric'.split(
    ' ',
  ),
  ...'ring row node surface volume align offset closed spacing columns azimuth around gap candidates crowded drop physics'.split(
    ' ',
  ),
  ...'gapTo inside overlaps angleTo inView fullyInView occlusion nearest present yaw rotation lookAt polygon cylinder'.split(
    ' ',
  ),
  ...': color = red ~ number (index .5m -2m [(0m, 0m) [0.5, 0.2] .x .center .count 20_000 1e9 1e12 100%'.split(
    ' ',
  ),
  ...'a b c S D size radius place yaw scale class material seed split constructor __proto__'.split(' '),
  ...'1 0 -1 2.5 10cm 3deg 20% 4px 1e999 1__0 #fff #12 "a.glb" "models/mug.glb" "x true false'.split(' '),
  '/* c */',
  '// c\n',
  '/** d */',
  '/*',
  '\u0000',
  '\ud800',
  'é',
  '😀',
];

function pick<T>(from: readonly T[], random: () => number): T {
  return from[Math.floor(random() * from.length)];
}

/** Up to 120 tokens in no order. */
export function nonsense(random: () => number): string {
  const length = Math.floor(random() * 120);
  return Array.from({ length }, () => pick(tokens, random)).join(random() < 0.8 ? ' ' : '');
}

/** The text with one to six places changed: something left out, put in, doubled or moved. */
export function edited(text: string, random: () => number): string {
  let result = text;
  const place = () => Math.floor(random() * (result.length + 1));
  for (let edits = 1 + Math.floor(random() * 6); edits > 0; edits--) {
    const at = place();
    const end = random() < 0.8 ? at + Math.floor(random() * 12) : place();
    const part = result.slice(Math.min(at, end), Math.max(at, end));
    const kind = Math.floor(random() * 4);
    if (kind === 0) result = result.replace(part, () => '');
    else if (kind === 1) result = `${result.slice(0, at)} ${pick(tokens, random)} ${result.slice(at)}`;
    else if (kind === 2) result = result.slice(0, at) + part + result.slice(at);
    else result = result.slice(0, Math.min(at, end)) + pick(tokens, random) + result.slice(Math.max(at, end));
  }
  return result;
}
