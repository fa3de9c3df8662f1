import * as tsl from 'three/tsl';

/**
 * A node of a shader graph: its parts are nodes, and its operations give nodes. three's own types of its shading language
 * refuse much that it can do, such as the parts of a property of an object.
 */
export type Shader = ((...operands: readonly unknown[]) => Shader) & { readonly [part: string]: Shader };

/** three's shading language. */
export const shader = tsl as unknown as Readonly<Record<string, Shader>>;
