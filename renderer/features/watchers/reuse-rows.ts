import type { WatchRow } from "./watch-row.ts";

/**
 * Hands out the very rows again of which nothing changed, and the very list where no row did: one
 * light among a thousand paints one row.
 */
export function reuseRows(
  known: readonly WatchRow[],
  next: readonly WatchRow[],
): readonly WatchRow[] {
  const byId = new Map(known.map((row) => [row.id, row]));
  const rows = next.map((row) => {
    const before = byId.get(row.id);
    return before !== undefined && isSameRow(before, row) ? before : row;
  });
  const isUnchanged =
    rows.length === known.length && rows.every((row, index) => row === known[index]);
  return isUnchanged ? known : rows;
}

function isSameRow(a: WatchRow, b: WatchRow): boolean {
  return (
    a.entry === b.entry &&
    a.name === b.name &&
    a.isLit === b.isLit &&
    a.handling === b.handling &&
    a.decidedAt === b.decidedAt
  );
}
