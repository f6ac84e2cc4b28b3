import { formattingLocale } from "../i18n/formatting-locale.ts";

export interface GridSort {
  readonly column: string;
  readonly direction: "ascending" | "descending";
}

/** What a row is worth in a column; nothing is always last, whichever way one sorts. */
export type SortValue = string | number | undefined;

/** A sorted copy. Rows that are worth the same keep their order. Names sort as the system's language does. */
export function sortRows<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => SortValue,
  direction: GridSort["direction"],
): readonly Row[] {
  const collator = new Intl.Collator(formattingLocale(), { numeric: true, sensitivity: "base" });
  const sign = direction === "ascending" ? 1 : -1;
  return rows.toSorted((one, other) => {
    const a = valueOf(one);
    const b = valueOf(other);
    if (a === undefined || b === undefined) return compareNothing(a, b);
    if (typeof a === "number" && typeof b === "number") return sign * (a - b);
    return sign * collator.compare(String(a), String(b));
  });
}

function compareNothing(a: SortValue, b: SortValue): number {
  if (a === b) return 0;
  return a === undefined ? 1 : -1;
}
