/**
 * COCO's compressed run lengths: from the fourth count on the difference to the count two before, as a whole number in
 * two's complement, five bits a character, the low ones first; the sixth bit says that another character follows.
 * Characters begin at `0`. The form of pycocotools' `counts`.
 */

const firstCharacter = 48;
const valueBits = 0x1f;
const signBit = 0x10;
const moreBit = 0x20;

/** @param counts whole numbers from 0 to 2^31 - 1 */
export function compressCounts(counts: readonly number[]): string {
  const characters: string[] = [];
  for (const [index, count] of counts.entries()) {
    let rest = index > 2 ? count - counts[index - 2] : count;
    for (let more = true; more; ) {
      const bits = rest & valueBits;
      rest >>= 5;
      more = rest !== ((bits & signBit) === 0 ? 0 : -1);
      characters.push(String.fromCharCode(firstCharacter + (more ? bits | moreBit : bits)));
    }
  }
  return characters.join('');
}

/** @throws RangeError if the text is none that `compressCounts` gives */
export function decompressCounts(text: string): number[] {
  const counts: number[] = [];
  let value = 0;
  let shift = 0;
  for (let place = 0; place < text.length; place += 1) {
    const bits = text.charCodeAt(place) - firstCharacter;
    if (!(bits >= 0 && bits < 64) || shift > 30) {
      throw new RangeError(`Character ${place} is none of compressed run lengths.`);
    }
    value |= (bits & valueBits) << shift;
    shift += 5;
    if ((bits & moreBit) !== 0) continue;
    if ((bits & signBit) !== 0 && shift < 32) value |= -1 << shift;
    const count = counts.length > 2 ? value + counts[counts.length - 2] : value;
    if (!(count >= 0)) throw new RangeError(`The run that ends at character ${place} is shorter than 0.`);
    counts.push(count);
    value = 0;
    shift = 0;
  }
  if (shift !== 0) throw new RangeError('The text ends inside a run length.');
  return counts;
}
