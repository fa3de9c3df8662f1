/** How many parts a copula may have: the work grows with their third power. */
export const maximumCopulaParts = 32;

/** How many pairs there are among so many parts. */
export function pairCount(parts: number): number {
  return (parts * (parts - 1)) / 2;
}

/**
 * The lower triangle L of A. L. Cholesky's factorisation R = L Lᵀ of a correlation matrix, row by row, each up to its
 * diagonal. Undefined where a correlation is outside −1 to 1, or the matrix is not positive definite, so that no
 * variables have all these correlations.
 *
 * @param correlations those below the diagonal, row by row: (2, 1), (3, 1), (3, 2), (4, 1), …
 */
export function correlationFactor(
  parts: number,
  correlations: readonly number[],
): readonly (readonly number[])[] | undefined {
  const rows: number[][] = [];
  for (let i = 0; i < parts; i++) {
    const row: number[] = [];
    let rest = 1;
    for (let j = 0; j < i; j++) {
      const other = rows[j]!;
      let sum = correlations[pairCount(i) + j]!;
      if (!(Math.abs(sum) <= 1)) return undefined;
      for (let k = 0; k < j; k++) sum -= row[k]! * other[k]!;
      const entry = sum / other[j]!;
      row.push(entry);
      rest -= entry * entry;
    }
    if (!(rest > 0)) return undefined;
    row.push(Math.sqrt(rest));
    rows.push(row);
  }
  return rows;
}
