import type { Rectangle } from './picture.js';

/** A tag to be placed by a box. */
export interface Tag {
  readonly width: number;
  readonly height: number;
  /** The box that it names. */
  readonly box: Rectangle;
}

/** A search compares a tag with at most so many tags before it. */
const mostCompared = 400;

/**
 * Where the tags go, in their order: by their boxes, inside the picture, and off one another where a free place is by the
 * box; null for a tag that would hide more than half of itself or of another.
 */
export function placeTags(tags: readonly Tag[], width: number, height: number): (Rectangle | null)[] {
  const placed: Rectangle[] = [];
  return tags.map((tag) => {
    let best: { place: Rectangle; hidden: number } | null = null;
    for (const place of candidates(tag, width, height)) {
      const hidden = placed.slice(-mostCompared).reduce((sum, other) => sum + overlap(place, other), 0);
      if (best === null || hidden < best.hidden) best = { place, hidden };
      if (hidden === 0) break;
    }
    if (best === null || best.hidden > (tag.width * tag.height) / 2) return null;
    placed.push(best.place);
    return best.place;
  });
}

/** Above the box, below it, and inside its corners, the best first; all moved into the picture. */
function candidates({ width, height, box }: Tag, pictureWidth: number, pictureHeight: number): Rectangle[] {
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  // The outline of a box is drawn over its edge.
  const [start, end] = [box.x - 1, right + 1 - width];
  const places = [
    [start, box.y - height],
    [end, box.y - height],
    [start, bottom],
    [end, bottom],
    [start, box.y],
    [end, box.y],
    [start, bottom - height],
    [end, bottom - height],
  ] as const;
  const isInside = ([x, y]: readonly [number, number]) =>
    x >= 0 && y >= 0 && x + width <= pictureWidth && y + height <= pictureHeight;
  const inside = places.filter(isInside);
  const moved = places.filter((place) => !isInside(place));
  return [...inside, ...moved].map(([x, y]) => ({
    x: Math.max(0, Math.min(x, pictureWidth - width)),
    y: Math.max(0, Math.min(y, pictureHeight - height)),
    width,
    height,
  }));
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}
