/** The lines of declaration number `at` of a scene: lets, objects with draws, a requirement now and then. */
function sceneItem(at) {
  switch (at % 5) {
    case 0:
      return [`  let size${at} ~ normal(${1 + (at % 7)}cm, 2mm)`];
    case 1:
      return [`  let twice${at} = 2 * size${at - 1} + 3mm`];
    case 2:
      return [
        `  /** Thing number ${at}. */`,
        `  object thing${at} = sphere {`,
        '    count ~ 1 .. 3',
        `    radius = size${at - 2}`,
        '    place ~ on(table) { gap = 5mm; crowded = fewer }',
        '    yaw ~ 0deg .. 360deg',
        '  }',
      ];
    case 3:
      return [
        `  object other${at} ~ choice { Shape${at % 50}: 3, box { size = (1cm, 2cm, 3cm) }: 1 } { scale ~ 0.5 .. 1.5 }`,
      ];
    default:
      return [`  require seen${at}: count(thing${at - 2} where yaw > 10deg) >= 0 // number ${at}`];
  }
}

/** A spec with about so many declarations, most of them in one scene. */
export function makeSpec(declarations) {
  const lines = [
    'language 1',
    '',
    'dataset Bench { scene = S; samples = 100 }',
    '',
    'class thing { id = 1 }',
  ];
  for (let at = 0; at < 50; at++) {
    lines.push(
      `material paint${at} = pbr { baseColor ~ hsv(0deg .. 360deg, 20% .. 100%, 50% .. 100%); roughness ~ 0.2 .. 0.8 }`,
    );
    lines.push(
      `asset Shape${at} = cylinder { class = thing; radius ~ 1cm .. ${2 + at}cm; material = paint${at} }`,
    );
  }
  lines.push('', 'scene S {', '  object table = plane { size = (2m, 1m) }');
  for (let at = 0; at < declarations - 103; at++) lines.push(...sceneItem(at));
  lines.push('  camera main = pinhole', '}', '', 'labels { rgb, boxes }', '');
  return lines.join('\n');
}
