import type { Answers, Need, Request } from './protocol.js';
import type { World } from './world.js';

/** What a handler works with. */
export interface Context {
  readonly world: World;
  readonly signal: AbortSignal;
  /** @throws FileError if the page can't get it */
  readonly need: (what: Need) => Promise<ArrayBuffer | string>;
}

/** An answer, and the buffers that go over to the page with it. */
export interface Answered<T extends Request['type']> {
  readonly answer: Answers[T];
  readonly transfer?: readonly Transferable[];
}

/** Does what one kind of request asks for. @throws whatever is wrong; the page is given the message */
export type Handler<T extends Request['type']> = (
  request: Extract<Request, { type: T }>,
  context: Context,
) => Promise<Answered<T>>;
