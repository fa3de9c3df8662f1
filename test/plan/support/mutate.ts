/** A copy of a document in which one value, drawn by `next`, is replaced, removed, doubled or renamed. */
export function mutate(document: unknown, next: () => number): unknown {
  const copy = structuredClone(document);
  const places = placesOf(copy);
  const place = places[next() % places.length]!;
  const other = places[next() % places.length]!;
  const { holder, key } = place;
  const value = holder[key];
  switch (next() % 5) {
    case 0:
      define(
        holder,
        key,
        [null, true, 0, -1, 1.5, 2 ** 53, '', 'x', 'a.b', [], {}, '__proto__'][next() % 12],
      );
      break;
    case 1:
      define(holder, key, structuredClone(other.holder[other.key]));
      break;
    case 2:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      break;
    case 3:
      if (Array.isArray(holder)) holder.push(structuredClone(value));
      else
        define(
          holder,
          ['at', 'doc', 'value', 'use', 'extra', '__proto__', 'a.b'][next() % 7]!,
          structuredClone(value),
        );
      break;
    default:
      if (!Array.isArray(holder)) {
        delete holder[key];
        define(holder, String(other.key), value);
      }
  }
  return copy;
}

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function placesOf(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesOf(holder[key])]);
}

function define(holder: object, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}
