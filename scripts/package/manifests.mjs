// The manifests of the two packages, made from the project's own. What is not named here is not taken over.
import { externals } from '../bundle.mjs';

function only(manifest, names) {
  return Object.fromEntries(names.flatMap((name) => (name in manifest ? [[name, manifest[name]]] : [])));
}

const common = ['name', 'version', 'description', 'keywords', 'license'];

/** The manifest of the VS Code extension. Without `type`: the hosts of extensions take CommonJS. */
export function extensionManifest(root) {
  return {
    ...only(root, [...common, 'displayName', 'publisher', 'categories', 'capabilities']),
    engines: only(root.engines, ['vscode']),
    icon: 'icon.png',
    ...only(root, ['main', 'browser', 'activationEvents', 'contributes']),
  };
}

/** The manifest of the npm package: what is bundled is no dependency any more. */
export function npmManifest(root) {
  return {
    ...only(root, [...common, 'type', 'bin']),
    engines: only(root.engines, ['node']),
    dependencies: only(root.dependencies, [...externals].sort()),
    optionalDependencies: only(root.optionalDependencies, [...externals].sort()),
  };
}

/** The files that the manifest of an extension names, from its root. */
export function filesOf({ contributes }) {
  const found = new Set();
  const visit = (value) => {
    if (typeof value === 'string' && value.startsWith('./')) found.add(value.slice(2));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit(contributes);
  return [...found].sort();
}
