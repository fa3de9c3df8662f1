import loader from '../examples/starter/load.py';
import readme from '../examples/starter/README.md';
import spec from '../examples/starter/starter.specimen';

/** The files of a new project, by name: those of examples/starter/, with its name in place of theirs. */
export function starterFiles(name: string): readonly (readonly [file: string, text: string])[] {
  const title = name
    .split(/[-_]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
  const named = (text: string) => text.replaceAll('Starter', title).replaceAll('starter', name);
  return [
    [`${name}.specimen`, named(spec)],
    ['README.md', named(readme)],
    ['load.py', loader],
  ];
}
