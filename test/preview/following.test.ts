import assert from 'node:assert/strict';
import { Following } from '../../preview/following.js';

describe('drawing what was asked for last', () => {
  /** Draws numbers, each until it is let end. */
  function newFollowing() {
    const drawn: number[] = [];
    let end = () => {};
    const following = new Following<number>(async (wanted) => {
      drawn.push(wanted);
      await new Promise<void>((resolve) => {
        end = resolve;
      });
    });
    const goOn = async () => {
      end();
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    };
    return { drawn, following, goOn };
  }

  it('never gives up what is being drawn, and leaves out what came between', async () => {
    const { drawn, following, goOn } = newFollowing();
    for (const wanted of [1, 2, 3]) following.run(wanted);
    await goOn();
    await goOn();
    following.run(4);
    assert.deepEqual(drawn, [1, 3, 4]);
  });

  it('draws nothing more of what was dropped', async () => {
    const { drawn, following, goOn } = newFollowing();
    for (const wanted of [1, 2]) following.run(wanted);
    following.drop();
    await goOn();
    assert.deepEqual(drawn, [1]);
    following.run(3);
    assert.deepEqual(drawn, [1, 3]);
  });
});
