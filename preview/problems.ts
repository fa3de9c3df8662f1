import { part } from './parts.js';
import type { PageProblem } from './protocol.js';

/** Shows what is wrong beside the last picture, which stays. */
export function showProblems(problems: readonly PageProblem[]): void {
  const badge = part('problems');
  badge.hidden = problems.length === 0;
  badge.replaceChildren(
    ...problems.map(({ message, place }) => {
      const line = document.createElement('p');
      if (place !== undefined) {
        const where = document.createElement('code');
        where.textContent = `${place} `;
        line.append(where);
      }
      line.append(message);
      return line;
    }),
  );
}
