import { type Shader, shader } from '../shader.js';

const { float, floor, Fn, fract, If, int, max, min, mix, sin, smoothstep, step, userData, vec2, vec3 } =
  shader;

/** The kinds of procedural colour, by the number that the shader knows them by. 0 is none. */
export const patternKinds: Readonly<Record<string, number>> = {
  checker: 1,
  stripes: 2,
  clouds: 3,
  bricks: 4,
  marble: 5,
};

/** A number from 0 to 1 for each cell of a grid, without a period that the eye would see. */
const cellValue = Fn(([cell]: Shader[]) => {
  const p = fract(cell.mul(vec3(0.1031, 0.103, 0.0973))).toVar();
  p.addAssign(p.dot(p.yzx.add(33.33)));
  return fract(p.x.add(p.y).mul(p.z));
});

/** Smooth noise from 0 to 1 with features of size 1. */
const valueNoise = Fn(([at]: Shader[]) => {
  const cell = floor(at).toVar();
  const f = fract(at).toVar();
  const s = f.mul(f).mul(f.mul(-2).add(3)).toVar();
  const corner = (x: number, y: number, z: number) => cellValue(cell.add(vec3(x, y, z)));
  const layer = (z: number) =>
    mix(mix(corner(0, 0, z), corner(1, 0, z), s.x), mix(corner(0, 1, z), corner(1, 1, z), s.x), s.y);
  return mix(layer(0), layer(1), s.z);
});

const fractalNoise = Fn(([at]: Shader[]) => {
  const sum = valueNoise(at).mul(0.5).toVar();
  sum.addAssign(valueNoise(at.mul(2.03).add(17.1)).mul(0.25));
  sum.addAssign(valueNoise(at.mul(4.01).add(5.7)).mul(0.15));
  return sum.div(0.9);
});

/** The colour of the object's pattern at a point of its own frame, in metres. */
export const patternColor = Fn(([position]: Shader[]) => {
  const first = userData('patternA', 'vec4');
  const second = userData('patternB', 'vec4');
  const kind = int(userData('finish', 'vec4').w.add(0.5)).toVar();
  // A little off the grid: faces of boxes lie on it and would flicker between two cells.
  const at = position.div(first.w).add(0.0137).toVar();
  const amount = float(0).toVar();
  If(kind.equal(1), () => {
    const cell = floor(at.mul(2)).toVar();
    amount.assign(fract(cell.x.add(cell.y).add(cell.z).mul(0.5)).mul(2));
  })
    .ElseIf(kind.equal(2), () => {
      amount.assign(step(0.5, fract(at.x.add(at.y.mul(0.5)))));
    })
    .ElseIf(kind.equal(3), () => {
      amount.assign(smoothstep(0.3, 0.7, fractalNoise(at.mul(2))));
    })
    .ElseIf(kind.equal(4), () => {
      // Bricks are half as high as long, every other row is shifted by half a brick.
      const across = at.x.add(at.z).toVar();
      const row = floor(at.y.mul(2)).toVar();
      const inside = vec2(fract(across.add(fract(row.mul(0.5)))), fract(at.y.mul(2))).toVar();
      const joint = min(
        min(inside.x, inside.x.oneMinus()).mul(2),
        min(inside.y, inside.y.oneMinus()),
      ).toVar();
      amount.assign(step(joint, 0.08));
    })
    .Else(() => {
      const wave = sin(
        at.x
          .add(at.y.mul(0.6))
          .add(fractalNoise(at.mul(2)).mul(2.5))
          .mul(6.2831853),
      );
      amount.assign(max(wave, 0).pow(3));
    });
  return mix(first.xyz, second.xyz, amount);
});
