import type { YoloLayout } from './yolo.js';

export interface YoloConfig {
  readonly layout: YoloLayout;
  /** The data set's name, for a comment. */
  readonly name: string;
  /** The parts of the split, in order. */
  readonly splits: readonly string[];
  /** The export's folder from the data set's root, with `/`. */
  readonly folder: string;
}

/** The part of the split that each of YOLO's roles takes; other parts are not in its files. */
interface Roles {
  readonly train: string;
  readonly val: string;
  readonly test?: string;
}

const namesOfRoles = {
  train: ['train', 'training'],
  val: ['val', 'valid', 'validation', 'dev'],
  test: ['test', 'testing'],
};

/**
 * The text of `FOLDER/data.yaml`. It has no `path`, which readers would take from the folder that they are run in: without
 * it the lists are found from the file itself. Roles go by the names of the parts; YOLO must have `train` and `val`, so
 * where none has such a name, the first part is `train`, and `val` is the test part or, for want of that, `train` too.
 */
export function yoloConfig({ layout, name, splits, folder }: YoloConfig): string {
  const up = '../'.repeat(segments(folder).length);
  const roles = rolesOf(splits);
  const lists = Object.entries(roles).map(
    ([role, split]) => `${role}: ${quoted(up + yoloListPath(folder, split))}`,
  );
  const lines = [
    `# ${quoted(name)}, task ${layout.task}. The names of the images are in the lists.`,
    ...(roles.val === roles.train ? ['# The data set has no part to validate with: val is train.'] : []),
    ...lists,
    `nc: ${layout.classes.length}`,
    ...(layout.classes.length === 0 ? ['names: {}'] : ['names:']),
    ...layout.classes.map(({ path }, place) => `  ${place}: ${quoted(path)}`),
    ...(layout.task === 'pose' ? poseLines(layout) : []),
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * Where the list of a part's images is, from the data set's root: at the root, because some readers replace every `./` of a
 * line, and no way out of a folder is without one.
 */
export function yoloListPath(folder: string, split: string): string {
  return `${[...segments(folder), split].map(encodeURIComponent).join('-')}.txt`;
}

/** The text of a list: images from the data set's root, `images/000000.png`. */
export function yoloList(fileNames: readonly string[]): string {
  return fileNames.map((name) => `./${name}\n`).join('');
}

/** Where an image's labels are: readers put `labels` for the last `images`. */
export function yoloLabelPath(fileName: string): string {
  return fileName.replace(/^(.*\/)?images\//, '$1labels/').replace(/\.[^./]*$/, '.txt');
}

function poseLines({ classes, keypointCount }: YoloLayout): string[] {
  return [
    `kpt_shape: [${keypointCount}, 3]`,
    '# No symmetry is declared, so there is no flip_idx: train with fliplr: 0 and flipud: 0.',
    'kpt_names:',
    ...classes.map(({ keypoints }, place) => `  ${place}: [${keypoints.map(quoted).join(', ')}]`),
  ];
}

function rolesOf(splits: readonly string[]): Roles {
  const find = (role: keyof typeof namesOfRoles) =>
    splits.find((split) => namesOfRoles[role].includes(split));
  const test = find('test');
  const train = find('train') ?? splits[0] ?? 'train';
  return { train, val: find('val') ?? test ?? train, ...(test === undefined ? {} : { test }) };
}

function segments(folder: string): string[] {
  return folder.split('/').filter((part) => part !== '' && part !== '.');
}

/** A JSON string is a YAML string, but for characters that YAML takes as ends of lines or does not allow. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
