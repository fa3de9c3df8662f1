import { deepEqual, equal, throws } from 'node:assert/strict';
import { compressCounts, decompressCounts, maskOf, pixelsOf } from '../../engine/labels/index.js';
import { uniforms } from '../geometry/random.js';
import { truthOf } from './support/truths.js';

/** A mask of ones and zeros, rows from the top, as the truth of an object 1. */
function mask(width: number, height: number, inside: (x: number, y: number) => boolean) {
  const truth = truthOf(width, height, (x, y) => (inside(x, y) ? 1 : 0));
  return maskOf(truth, 1, { left: 0, top: 0, right: width, bottom: height });
}

describe('Run lengths', () => {
  it('go down the columns, zeros first', () => {
    // The examples of COCO's own documentation, as columns.
    deepEqual(mask(1, 7, (_, y) => [0, 0, 1, 1, 1, 0, 1][y] === 1).counts, [2, 3, 1, 1]);
    deepEqual(mask(1, 7, (_, y) => y < 6).counts, [0, 6, 1]);
    deepEqual(
      mask(3, 2, (x, y) => x === 1 && y === 0),
      { size: [2, 3], counts: [2, 1, 3] },
    );
    deepEqual(mask(3, 2, () => false).counts, [6]);
    deepEqual(mask(3, 2, () => true).counts, [0, 6]);
  });

  it('end at the foot of the image where what is seen does', () => {
    // 4 wide, 3 high; by columns: 000 000 011 011.
    const truth = truthOf(4, 3, (x, y) => (x >= 2 && y >= 1 ? 1 : 0));
    const box = { left: 2, top: 1, right: 4, bottom: 3 };
    deepEqual(maskOf(truth, 1, box), { size: [3, 4], counts: [7, 2, 1, 2] });
  });

  it('are compressed to what pycocotools writes', () => {
    const disk = mask(80, 60, (x, y) => (x - 30) ** 2 + (y - 25) ** 2 <= 18 ** 2);
    equal(
      compressCounts(disk.counts),
      'Yg01f1:H6L2M4M2N2N2O0O2N2O000O2O0000000O20N100000001N10001N2N101N2N2N3L3N4J8F`i1',
    );
    const bars = mask(
      400,
      300,
      (x, y) => ((x === 5 || x === 6) && y >= 17 && y < 290) || (y === 100 && x >= 300 && x < 390),
    );
    const steps = '0'.repeat(176);
    equal(compressCounts(bars.counts), `]_1a8k00_me2\`GQ[ZM0${steps}dj2`);
    equal(compressCounts([640 * 480]), 'PP\\9');
    equal(compressCounts([0, 640 * 480]), '0PP\\9');
    equal(compressCounts([2, 3, 1, 1]), '231N');
  });

  it('come back from their compressed form, and their pixels from them', () => {
    const random = uniforms(4);
    for (let round = 0; round < 200; round += 1) {
      const width = 1 + Math.trunc(random() * 40);
      const height = 1 + Math.trunc(random() * 40);
      const share = random();
      const pixels = Uint8Array.from({ length: width * height }, () => (random() < share ? 1 : 0));
      const runs = mask(width, height, (x, y) => pixels[y * width + x] === 1);
      equal(
        runs.counts.reduce((sum, count) => sum + count, 0),
        width * height,
      );
      deepEqual(decompressCounts(compressCounts(runs.counts)), runs.counts);
      deepEqual(pixelsOf(runs), pixels);
    }
    const large = [2 ** 31 - 1, 0, 2 ** 31 - 1, 2 ** 31 - 1, 0];
    deepEqual(decompressCounts(compressCounts(large)), large);
  });

  it('are not read from what is none', () => {
    for (const text of ['~', 'PP', '2 3', 'PPPPPPPPP1', '\u{1f600}', '12N']) {
      throws(() => decompressCounts(text), RangeError, text);
    }
  });
});
