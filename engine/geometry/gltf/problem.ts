/** Why a model cannot be read. */
export type ModelProblemCode =
  | 'model/not-gltf'
  | 'model/truncated'
  | 'model/too-large'
  | 'model/broken'
  | 'model/unsupported'
  | 'model/missing-buffer'
  | 'model/missing-image'
  | 'model/not-an-image'
  | 'model/no-triangles';

export interface ModelProblem {
  readonly code: ModelProblemCode;
  /** One sentence: the place in the file, what it has and what was expected. */
  readonly message: string;
}

/** How the reader's functions give up; the entrances of the room turn it into a value, and it never leaves the room. */
export class ModelFault extends Error {
  constructor(
    readonly code: ModelProblemCode,
    message: string,
  ) {
    super(message);
  }
}

/** Text of a file in a message: quoted, control characters escaped, shortened. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
