/** A picture that is kept as it is. */
export interface Still {
  /** A `data:` address of a picture. */
  readonly picture: string;
  readonly caption: string;
  /** What a screen reader says of it. */
  readonly label: string;
}

/** What is kept over a reload is small: no wider than this, pixels. */
export const widestStill = 640;
/** No more than these are kept, and none that is longer, in characters. */
const most = 8;
const longest = 2_000_000;

/** A picture on a canvas as it is now. */
export function stillOf(canvas: HTMLCanvasElement, caption: string): Still {
  return {
    picture: canvas.toDataURL('image/png'),
    caption: `pinned: ${caption}`,
    label: `Pinned: ${canvas.getAttribute('aria-label')}`,
  };
}

/** The stills of what was kept, as far as they are some. */
export function stillsFrom(kept: unknown): readonly Still[] {
  if (!Array.isArray(kept)) return [];
  return kept.slice(0, most).flatMap((each: unknown) => {
    const { picture, caption, label } = (each ?? {}) as Record<string, unknown>;
    const isPicture =
      typeof picture === 'string' && picture.startsWith('data:image/png;base64,') && picture.length < longest;
    if (!isPicture || typeof caption !== 'string' || typeof label !== 'string') return [];
    return [{ picture, caption, label }];
  });
}

export function figureOf({ picture, caption, label }: Still): HTMLElement {
  const [figure, image, words] = ['figure', 'img', 'figcaption'].map((tag) => document.createElement(tag));
  (image as HTMLImageElement).src = picture;
  (image as HTMLImageElement).alt = label;
  words!.textContent = caption;
  figure!.append(image!, words!);
  return figure!;
}
