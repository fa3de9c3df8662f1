import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { canonicalJson, NotCanonicalError } from '../../engine/plan/canonical.js';

const require = createRequire(import.meta.url);
/** An independent implementation, by the RFC's own contributors. */
const reference = require('canonicalize') as (value: unknown) => string;
/** The vectors of the RFC's authors (github.com/cyberphone/json-canonicalization), as the package ships them. */
const vectors = join(dirname(require.resolve('canonicalize')), '..', 'test', 'testdata');

describe('canonicalJson', () => {
  it('gives the example of RFC 8785, section 3.2.2', () => {
    const input = String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`;
    const output = String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`;
    assert.equal(canonicalJson(JSON.parse(input)), output);
  });

  it('sorts keys as the example of RFC 8785, section 3.2.3', () => {
    const input = String.raw`{
      "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
    }`;
    const values = Object.values(JSON.parse(canonicalJson(JSON.parse(input))) as object);
    // "1" comes first in any JavaScript object, so the text decides on the order of the first two.
    assert.match(canonicalJson(JSON.parse(input)), /^\{"\\r":"Carriage Return","1":"One",/);
    assert.deepEqual(values.slice(2), [
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  for (const name of readdirSync(join(vectors, 'input'))) {
    it(`gives the published output for ${name}`, () => {
      const read = (folder: string) => readFileSync(join(vectors, folder, name), 'utf8');
      assert.equal(canonicalJson(JSON.parse(read('input'))), read('output').trimEnd());
    });
  }

  it('prints the numbers of RFC 8785, appendix B', () => {
    const table: [bits: string, text: string][] = [
      ['0000000000000000', '0'],
      ['8000000000000000', '0'],
      ['0000000000000001', '5e-324'],
      ['8000000000000001', '-5e-324'],
      ['7fefffffffffffff', '1.7976931348623157e+308'],
      ['ffefffffffffffff', '-1.7976931348623157e+308'],
      ['4340000000000000', '9007199254740992'],
      ['c340000000000000', '-9007199254740992'],
      ['4430000000000000', '295147905179352830000'],
      ['44b52d02c7e14af5', '9.999999999999997e+22'],
      ['44b52d02c7e14af6', '1e+23'],
      ['44b52d02c7e14af7', '1.0000000000000001e+23'],
      ['444b1ae4d6e2ef4e', '999999999999999700000'],
      ['444b1ae4d6e2ef4f', '999999999999999900000'],
      ['444b1ae4d6e2ef50', '1e+21'],
      ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
      ['3eb0c6f7a0b5ed8d', '0.000001'],
      ['41b3de4355555553', '333333333.3333332'],
      ['41b3de4355555554', '333333333.33333325'],
      ['41b3de4355555555', '333333333.3333333'],
      ['41b3de4355555556', '333333333.3333334'],
      ['41b3de4355555557', '333333333.33333343'],
      ['becbf647612f3696', '-0.0000033333333333333333'],
      ['43143ff3c1cb0959', '1424953923781206.2'],
    ];
    for (const [bits, text] of table) assert.equal(canonicalJson(ofBits(bits)), text, bits);
    for (const bits of ['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000']) {
      assert.throws(() => canonicalJson(ofBits(bits)), NotCanonicalError);
    }
  });

  it('agrees with the reference implementation', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        assert.equal(canonicalJson(value), reference(value));
      }),
    );
  });

  it('says where there is no canonical form', () => {
    assert.throws(
      () => canonicalJson({ a: [1, { 'b/c': Number.NaN }] }),
      /^NotCanonicalError: \/a\/1\/b~1c: NaN/,
    );
    assert.throws(() => canonicalJson({ a: 'x\ud800' }), /\/a: .*surrogate/);
    assert.throws(() => canonicalJson({ '\udc00': 1 }), /surrogate/);
    assert.throws(() => canonicalJson([undefined]), /\/0: .*undefined/);
    assert.throws(() => canonicalJson(10n), /bigint/);
    assert.throws(() => canonicalJson(new Date()), /plain objects/);
    assert.equal(canonicalJson('\ud83d\ude02'), '"😂"');
  });

  it('keeps a key named __proto__', () => {
    assert.equal(canonicalJson(JSON.parse('{"__proto__":{"a":1}}')), '{"__proto__":{"a":1}}');
  });
});

/** The double with these bits, as sixteen hexadecimal digits. */
function ofBits(bits: string): number {
  return Buffer.from(bits, 'hex').readDoubleBE();
}
