import type { Call, Text } from '../generated/ast.js';
import { resolvePath } from '../project/paths.js';
import { endings, type FileContent, typeName } from '../types/type.js';
import type { Context } from './context.js';
import { headName } from './draw-shape.js';
import type { Scope } from './scope.js';
import { failed, type Typed } from './typed.js';

/** A file that is named by its path: found, of the right kind, and fit for use. */
export function fileReference(context: Context, node: Text, content: FileContent, scope: Scope): Typed {
  const paths = findFiles(context, node, content, false, scope);
  return paths
    ? { type: { kind: 'file', content }, plan: { file: paths[0]!, at: context.range(scope, node) } }
    : failed;
}

/** The files of `files("…")` or `textures("…")`, in order; undefined where something was told. */
export function drawnFiles(
  context: Context,
  node: Call,
  expected: FileContent | undefined,
  scope: Scope,
): { paths: readonly string[]; content: FileContent } | undefined {
  const name = headName(node)!;
  const argument = node.args[0];
  if (node.args.length !== 1 || argument?.value.$type !== 'Text') {
    const found = argument ? `this is \`${scope.document.textOf(argument.value)}\`` : 'nothing is given';
    context.report('call/arguments', scope, argument ?? node, {
      name,
      due: 'the path of files, such as "folder/*.jpg"',
      found,
    });
    return undefined;
  }
  const content = name === 'textures' ? 'image' : (expected ?? 'any');
  const paths = findFiles(context, argument.value, content, true, scope);
  return paths && { paths, content };
}

function findFiles(
  context: Context,
  node: Text,
  content: FileContent,
  wild: boolean,
  scope: Scope,
): readonly string[] | undefined {
  const resolved = resolvePath(scope.document.path, node.value);
  if (!resolved.ok) {
    context.report('path/outside', scope, node, { path: node.value, problem: resolved.problem });
    return undefined;
  }
  const pattern = wild && /[*?]/.test(node.value);
  const paths = context.files.find(resolved.path);
  if (paths.length === 0 || (!wild && /[*?]/.test(node.value))) {
    const folder = resolved.path.includes('/')
      ? resolved.path.slice(0, resolved.path.lastIndexOf('/') + 1)
      : '';
    const near = context.nearest(resolved.path, () => context.files.find(`${folder}*`));
    // A nearest path is told as the author would write it: from the spec that names it.
    const nearest =
      near === ''
        ? ''
        : node.value.slice(0, node.value.length - resolved.path.length + folder.length) +
          near.slice(folder.length);
    const fix =
      nearest && !pattern ? { title: `Write "${nearest}"`, text: JSON.stringify(nearest) } : undefined;
    context.report(
      'asset/missing',
      scope,
      node,
      { path: node.value, pattern: pattern ? 'yes' : '', nearest },
      fix,
    );
    return undefined;
  }
  for (const path of paths) if (!isUsable(context, node, path, content, scope)) return undefined;
  return paths;
}

function isUsable(context: Context, node: Text, path: string, content: FileContent, scope: Scope): boolean {
  const known = endings[content];
  if (known.length > 0 && !known.some((ending) => path.toLowerCase().endsWith(ending))) {
    const due = typeName({ kind: 'file', content });
    context.report('asset/ending', scope, node, { due, endings: known.join(', '), path });
    return false;
  }
  const problem = context.files.problem(path, content);
  if (problem !== undefined) {
    context.report('asset/broken', scope, node, {
      path,
      problem: /[.!?]$/.test(problem) ? problem : `${problem}.`,
    });
    return false;
  }
  return true;
}
