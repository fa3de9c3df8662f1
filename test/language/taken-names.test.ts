import assert from 'node:assert/strict';
import { codesOf, compileScene, compileText } from './support/compile-text.js';

function spec(body: string): string {
  return `language 1
dataset D { scene = S }
class bed { id = 1; single { id = 2 } }
material wood = pbr
asset Mug = box
scene S {
${body}
}
`;
}

/** What is told beside templates that are not used. */
function faultsOf(text: string): string[] {
  const codes = compileText(text).diagnostics.map(({ code }) => code);
  return codes.filter((code) => code !== 'name/unused');
}

function messageOf(body: string): string {
  const { diagnostics } = compileScene(body);
  assert.equal(diagnostics.length, 1, diagnostics.map(({ message }) => message).join('\n'));
  return diagnostics[0].message;
}

describe('a name that stands for several things', () => {
  it('means the function where it is called', () => {
    assert.deepEqual(
      codesOf('object floor = plane\nlet a = floor(2.5)\nobject b = box { place ~ on(floor) }'),
      [],
    );
    assert.deepEqual(codesOf('let max = 3\nlet a = max(max, 2)'), []);
    const { plan } = compileScene('object floor = plane\nlet a = floor(2.5)');
    const [{ term }] = plan!.scene.lets;
    assert.equal('value' in term && term.value, 2);
  });

  it('means the class, the material or the asset where one is due', () => {
    const text = spec(`object bed = box { class = bed; material = wood }
object single = box { class = bed.single }
object wood = box
object cups = Mug { material = wood; class = bed }`);
    const { plan, diagnostics } = compileText(text);
    assert.deepEqual(diagnostics, []);
    const classOf = (at: number) => JSON.stringify(plan!.scene.elements[at].properties['class']);
    assert.match(classOf(0), /"class":"bed"/);
    assert.match(classOf(1), /"class":"bed\.single"/);
  });

  it('means the word where words are due', () => {
    assert.deepEqual(codesOf('object fixed = box { drop = fixed }'), []);
    assert.deepEqual(codesOf('let fixed = 1\nobject a = box { drop = fixed }'), ['type/mismatch']);
  });

  it('means the thing where a thing is due', () => {
    const text = spec(
      'object bed = box { class = bed }\nobject a = box { place ~ on(bed) }\nlet y = bed.position.y',
    );
    assert.deepEqual(faultsOf(text), []);
  });

  it('in a derived scene too', () => {
    const text = `${spec('object bed = box')}scene T = S { bed.class = bed; object b = box { class = bed.single } }\n`;
    assert.deepEqual(faultsOf(text), []);
  });

  it('is told with what it means, where it cannot be called', () => {
    assert.match(
      messageOf('object normal = box\nlet a ~ normal(0, 1)'),
      /`normal` cannot be called: it is an object here; .* distribution again/,
    );
    assert.match(
      messageOf('object ring = torus\nobject b = box { place ~ ring { radius = 2m } }'),
      /`ring` is an object here/,
    );
    assert.match(messageOf('let a = 3m\nlet b = a(2)'), /it is a length here/);
  });
});
