import { seededRandom } from './random.js';

/** The text with other spaces in its lines: more or fewer before and behind signs, other indentation. Strings and comments stay. */
export function respaced(text: string, seed: number): string {
  const random = seededRandom(seed);
  const spaces = () => ' '.repeat(Math.floor(random() * 3));
  return text
    .split('\n')
    .map((line) => {
      if (/^\s*(\/?\*|\/\/)/.test(line)) return line;
      const parts = line.split(/("(?:[^"\\]|\\.)*"|\/\/.*$|\/\*.*?\*\/|[=~{}();,:]| +)/);
      return parts
        .map((part) => {
          if (/^[=~{}();,:]$/.test(part)) return `${part === ':' ? '' : spaces()}${part}${spaces()}`;
          return /^ +$/.test(part) ? ` ${spaces()}` : part;
        })
        .join('')
        .replace(/([<>=!]) *= */g, '$1= ')
        .trimEnd();
    })
    .join('\n');
}
