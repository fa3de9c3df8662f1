import { type Compiled, compile } from '../../../language/index.js';
import { MemoryFiles } from './memory-files.js';

export interface Situation {
  /** Further files, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** What `--set` sets. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** The path of the spec that `compileText` compiles. */
export const mainPath = 'main.specimen';

/** Compiles a whole spec that exists only here. */
export function compileText(text: string, { files = {}, settings = {} }: Situation = {}): Compiled {
  return compile(mainPath, new MemoryFiles({ ...files, [mainPath]: text }), {
    tool: 'test',
    settings: new Map(Object.entries(settings)),
  });
}

const before = 'language 1\ndataset D { scene = S }\nscene S {\n';

/** A spec around the body of its one scene, unless the text is a whole spec already. */
export function wholeSpec(text: string): string {
  return /^(\s|[»«]|\/\/.*$)*(language|dataset|import)\b/m.test(text) ? text : `${before}${text}\n}\n`;
}

/** Compiles the body of a scene. */
export function compileScene(body: string, situation: Situation = {}): Compiled {
  return compileText(`${before}${body}\n}\n`, situation);
}

/** The codes that the body of a scene raises, in the order of their places. */
export function codesOf(body: string, situation: Situation = {}): string[] {
  return compileScene(body, situation).diagnostics.map((each) => each.code);
}
