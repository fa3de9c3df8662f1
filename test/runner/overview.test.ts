import assert from 'node:assert/strict';
import sharp from 'sharp';
import {
  classColours,
  classesPicture,
  depthPicture,
  idsPicture,
  normalsPicture,
  type Picture,
  placeTags,
} from '../../engine/pictures/index.js';
import { contactSheet, drawOverlay, type SheetTile, tileSize } from '../../runner/overview/index.js';
import { setText } from '../../runner/overview/text.js';
import { imageOf, keypoint, objectOf } from './support/labels.js';

const hostile = '</svg><script>alert(1)</script> <!-- & " \' \u0000 \ud800 漢字 😀 العربية \u202e';

function gray(width: number, height: number, value = 128): Picture {
  return { width, height, rgb: new Uint8Array(3 * width * height).fill(value) };
}

function pixel({ width, rgb }: Picture, x: number, y: number): number[] {
  return [...rgb.subarray(3 * (y * width + x), 3 * (y * width + x) + 3)];
}

/** A square of `#` in an image of dots. */
function square(side: number, from: number, to: number): string[] {
  const inside = (value: number) => value >= from && value < to;
  return Array.from({ length: side }, (_, y) =>
    Array.from({ length: side }, (_, x) => (inside(x) && inside(y) ? '#' : '.')).join(''),
  );
}

const colours = classColours([{ id: 1 }, { id: 11 }]);

describe('overlays', () => {
  it('stain the mask, draw the box in the colour of the class, and leave the rest and the original as they are', async () => {
    const picture = { ...gray(64, 64), rgb: Buffer.alloc(3 * 64 * 64, 128) };
    const labels = imageOf([objectOf(square(64, 20, 60))]);
    const drawn = await drawOverlay(picture, labels, { colours });
    assert.deepEqual([drawn.width, drawn.height], [64, 64]);
    assert.deepEqual(pixel(drawn, 5, 62), [128, 128, 128]);
    assert.deepEqual(pixel(drawn, 20, 40), [...colours.get(1)!]);
    const [, , inside] = pixel(drawn, 40, 40);
    assert.ok(inside > 128 && inside < colours.get(1)![2]);
    // What is inside keeps most of its own contrast: black and white stay far apart.
    const black = await drawOverlay(gray(64, 64, 0), labels, { colours });
    const white = await drawOverlay(gray(64, 64, 255), labels, { colours });
    for (const channel of [0, 1, 2])
      assert.ok(pixel(white, 40, 40)[channel]! - pixel(black, 40, 40)[channel]! > 0.8 * 255);
    assert.ok(picture.rgb.every((value) => value === 128));
  });

  it('outline a mask as wide in a large image as in a small one', async () => {
    const kept = { boxes: false, keypoints: false };
    const stained = async (side: number) => {
      const object = objectOf(square(side, side / 4, side / 2), { kept });
      const size = { width: 64, height: 64 };
      const drawn = await drawOverlay(gray(side, side), imageOf([object]), { colours, size });
      const blue = Array.from({ length: 8 }, (_, x) => pixel(drawn, 16 + x, 24)[2]!);
      return blue.map((value) => value > 160);
    };
    const lines = [true, true, false, false, false, false, false, false];
    assert.deepEqual(await stained(64), lines);
    assert.deepEqual(await stained(256), lines);
  });

  it('leave out what is not kept', async () => {
    const kept = { boxes: false, masks: false, keypoints: false };
    const object = objectOf(square(32, 4, 28), { kept, keypoints: [keypoint('rim', 16, 16)] });
    const drawn = await drawOverlay(gray(32, 32), imageOf([object]), { colours });
    assert.deepEqual([...drawn.rgb], [...gray(32, 32).rgb]);
  });

  it('fill visible key points and draw hidden ones as rings', async () => {
    const rows = square(64, 0, 64);
    const middle = async (state: 'visible' | 'occluded') => {
      const object = objectOf(rows, {
        kept: { masks: false },
        keypoints: [keypoint('rim', 40.5, 40.5, state)],
      });
      return pixel(await drawOverlay(gray(64, 64), imageOf([object]), { colours }), 40, 40);
    };
    assert.deepEqual(await middle('visible'), [...colours.get(1)!]);
    assert.deepEqual(await middle('occluded'), [128, 128, 128]);
  });

  it('take any names, boxes and sizes', async () => {
    const objects = [
      objectOf(square(16, 2, 14), { class: hostile, classId: 99 }),
      objectOf(square(16, 2, 14), { box: [-1e9, Number.NaN, 1e300, -5] }),
      objectOf(square(16, 2, 14), { mask: { size: [99, 99], counts: [0, 9e9] } }),
      objectOf(square(16, 2, 14), { keypoints: [keypoint('x', Number.POSITIVE_INFINITY, -1e30)] }),
    ];
    const drawn = await drawOverlay(gray(16, 16), imageOf(objects), {
      colours,
      size: { width: 40, height: 1 },
    });
    assert.deepEqual([drawn.width, drawn.height, drawn.rgb.length], [40, 1, 120]);
  });
});

describe('tags', () => {
  it('stay inside the picture and off one another where there is room', () => {
    const boxes = [
      { x: 0, y: 0, width: 30, height: 30 },
      { x: 4, y: 0, width: 30, height: 30 },
      { x: 80, y: 85, width: 19, height: 14 },
      { x: -20, y: 50, width: 10, height: 10 },
    ];
    const places = placeTags(
      boxes.map((box) => ({ width: 25, height: 10, box })),
      100,
      100,
    );
    for (const [index, place] of places.entries()) {
      assert.ok(place && place.x >= 0 && place.y >= 0 && place.x + 25 <= 100 && place.y + 10 <= 100);
      for (const other of places.slice(0, index))
        assert.ok(Math.abs(place.x - other!.x) >= 25 || Math.abs(place.y - other!.y) >= 10);
    }
  });

  it('are left out where they would hide others', () => {
    const box = { x: 10, y: 10, width: 2, height: 2 };
    const places = placeTags(Array(20).fill({ width: 30, height: 14, box }), 40, 30);
    assert.ok(places.includes(null));
  });
});

describe('text', () => {
  const style = { size: 20, weight: 400 } as const;

  it('is cut with an ellipsis to the width that it has', () => {
    const whole = setText('a long name of a data set', style);
    const cut = setText('a long name of a data set', style, 100);
    assert.ok(whole.width > 100 && cut.width <= 100 && cut.width > 70);
    assert.ok(setText('x'.repeat(1_000_000), style, 300).width <= 300);
  });

  it('goes on by the width of each letter', () => {
    assert.ok(Math.abs(setText('nn', style).width - 2 * setText('n', style).width) < 0.01);
  });

  it('is only ever outlines, with boxes for what the font does not have', () => {
    for (const text of [hostile, 'ÄßĀΩЖạ', '', '漢'])
      assert.match(setText(text, style).path(3, 4), /^[MLQCZHVhvlqcz0-9 .,-]*$/);
    assert.notEqual(setText('漢', style).path(0, 0), '');
    assert.notEqual(setText('Ж', style).path(0, 0), setText('漢', style).path(0, 0));
  });
});

describe('pictures of labels', () => {
  it('have near depths bright and far ones dark', () => {
    const depth = Float32Array.from({ length: 100 }, (_, index) => (index === 0 ? 0 : 1 + index / 99));
    const { picture, near, far } = depthPicture(depth, 10, 10);
    assert.ok(near >= 1 && near < 1.05 && far > 1.95 && far <= 2);
    assert.deepEqual(pixel(picture, 1, 0), [253, 231, 37]);
    assert.deepEqual(pixel(picture, 9, 9), [68, 1, 84]);
  });

  it('take depths of nothing, of one value and beyond numbers', () => {
    assert.deepEqual(depthPicture(new Float32Array(4), 2, 2).far, 0);
    const odd = depthPicture(Float32Array.of(1, 1, Number.NaN, Number.POSITIVE_INFINITY), 2, 2);
    assert.deepEqual([odd.near, odd.far, odd.picture.rgb.length], [1, 1, 12]);
  });

  it('have normals towards the camera in blue, up in green', () => {
    const picture = normalsPicture(Float32Array.of(0, 0, -1, 0, -1, 0), 2, 1);
    assert.deepEqual([...picture.rgb], [128, 128, 255, 128, 255, 128]);
  });

  it('have a colour for each instance and each class', () => {
    const ids = Uint32Array.from({ length: 64 }, (_, index) => index);
    const picture = idsPicture(ids, 8, 8);
    const seen = new Set(Array.from(ids, (id) => pixel(picture, id % 8, id >> 3).join()));
    assert.equal(seen.size, 64);
    const classes = classesPicture(Uint16Array.of(0, 1, 11, 1), colours, 2, 2);
    assert.deepEqual(pixel(classes, 1, 0), [...colours.get(1)!]);
    assert.deepEqual(pixel(classes, 0, 1), [...colours.get(11)!]);
  });

  it('have class colours on which white is legible', () => {
    // The contrast of WCAG 2.1, at least 3 for bold text in a tag.
    const linear = (byte: number) =>
      byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4;
    for (const [r, g, b] of classColours(Array.from({ length: 60 }, (_, id) => ({ id }))).values()) {
      const luminance = 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
      assert.ok(1.05 / (luminance + 0.05) >= 3, `${r} ${g} ${b}`);
    }
  });
});

describe('the contact sheet', () => {
  const heading = {
    title: 'Kitchens',
    subtitle: '4 samples',
    legend: [{ name: 'mug', colour: colours.get(1)! }],
  };

  function tiles(count: number, size = { width: 64, height: 48 }): SheetTile[] {
    const { width, height } = tileSize(size);
    return Array.from({ length: count }, (_, index) => ({
      picture: gray(width, height, 40),
      caption: `sample ${index}`,
      note: 'train',
    }));
  }

  it('is a PNG that grows by a row for each four tiles, up to 24', async () => {
    const heights: number[] = [];
    for (const count of [0, 1, 4, 5, 24, 40]) {
      const { format, width, height } = await sharp(
        await contactSheet(tiles(count), null, heading),
      ).metadata();
      assert.deepEqual([format, width], ['png', 1420]);
      heights.push(height);
    }
    const [none, one, four, five, full, over] = heights;
    assert.equal(four, one);
    assert.equal(five - four, four - none);
    assert.equal(full - none, 6 * (one - none));
    assert.equal(over, full);
  });

  it('shows the tiles as they are', async () => {
    const [tile] = tiles(1);
    const { data, info } = await sharp(await contactSheet([tile], null, heading))
      .raw()
      .toBuffer({ resolveWithObject: true });
    let found = 0;
    for (let at = 0; at < data.length; at += info.channels)
      if (data[at] === 40 && data[at + 1] === 40 && data[at + 2] === 40) found += 1;
    // All but the thin line round it.
    assert.ok(found >= 318 * 238);
  });

  it('has the same bytes each time', async () => {
    const kinds = {
      title: 'Labels',
      kinds: [{ picture: gray(9, 9), caption: 'depth', range: { near: 1, far: 2 } }],
    };
    const [first, second] = [
      await contactSheet(tiles(2), kinds, heading),
      await contactSheet(tiles(2), kinds, heading),
    ];
    assert.deepEqual(first, second);
  });

  it('takes any names and any number of classes', async () => {
    const legend = Array.from({ length: 2000 }, () => ({ name: hostile, colour: colours.get(1)! }));
    const odd = tiles(1).map((tile) => ({ ...tile, caption: hostile.repeat(50), note: hostile }));
    const kinds = {
      title: hostile,
      kinds: [{ picture: gray(1, 1), caption: hostile, range: { near: Number.NaN, far: 1e300 } }],
    };
    const bytes = await contactSheet(odd, kinds, { title: hostile.repeat(99), subtitle: hostile, legend });
    assert.equal((await sharp(bytes).metadata()).format, 'png');
  });
});
