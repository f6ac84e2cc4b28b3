/**
 * The next order of a list while somebody points into it: who is there stays where they are, who is
 * gone leaves, who is new comes at the end.
 */
export function holdOrder<T>(shown: readonly T[], next: readonly T[]): readonly T[] {
  const wanted = new Set(next);
  const known = new Set(shown);
  const held = [
    ...shown.filter((item) => wanted.has(item)),
    ...next.filter((item) => !known.has(item)),
  ];
  return isSameOrder(shown, held) ? shown : held;
}

export function isSameOrder<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
