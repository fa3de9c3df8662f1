import { newCanvas } from './shot-canvas.js';

/** A picture that is kept as it is. */
export interface Still {
  /** A `data:` address of a picture. */
  readonly picture: string;
  readonly caption: string;
  /** What a screen reader says of it. */
  readonly label: string;
}

/** What is kept over a reload is small: no wider than this, pixels. */
const widest = 640;
/** No more than these are kept, and none that is longer, in characters. */
const most = 8;
const longest = 2_000_000;

/** The picture of a figure as it is now. */
export function stillOf(figure: HTMLElement): Still {
  const canvas = figure.querySelector('canvas')!;
  const scale = Math.min(1, widest / canvas.width);
  const small = newCanvas();
  small.width = Math.max(1, Math.round(canvas.width * scale));
  small.height = Math.max(1, Math.round(canvas.height * scale));
  small.getContext('2d')!.drawImage(canvas, 0, 0, small.width, small.height);
  return {
    picture: small.toDataURL('image/png'),
    caption: `pinned: ${figure.querySelector('figcaption')!.textContent}`,
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
