import { memo, useMemo, useState } from "react";
import type { WatcherInformation } from "../../../shared/contract/watcher.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { DataGrid } from "../../ui/data-grid.tsx";
import { sortRows, type GridSort } from "../../ui/grid-sort.ts";
import { Section } from "../../ui/section.tsx";
import { useWidth } from "../../ui/use-width.ts";
import type { OnAnswer } from "./answers.ts";
import { Terms } from "./terms.tsx";
import { watchColumns } from "./watch-columns.tsx";
import { isWatcher, type WatchRow } from "./watch-row.ts";
import { spanWords } from "./zoom.ts";
import styles from "./watchers.module.css";

// A row holds a menu; a thousand of them at once would be felt.
const ROWS_AT_FIRST = 50;

export interface EveryoneProps {
  readonly information: WatcherInformation;
  readonly rows: readonly WatchRow[];
  readonly onAnswer: OnAnswer;
}

/** Everybody who watched, to be compared. Time passes in its cells, not in the grid. */
export const Everyone = memo(function Everyone({ information, rows, onAnswer }: EveryoneProps) {
  const [sort, setSort] = useState<GridSort>({ column: "last", direction: "descending" });
  const [showsAll, setShowsAll] = useState(false);
  const { from, spanDays } = information;
  const isScrolling = useWidth() === "medium";
  const columns = useMemo(
    () => watchColumns({ from: Date.parse(from), isScrolling, onAnswer }),
    [from, isScrolling, onAnswer],
  );
  const sorted = useMemo(() => {
    const valueOf = columns.find(({ id }) => id === sort.column)?.sortValue ?? (() => 0);
    return sortRows(rows.filter(isWatcher), valueOf, sort.direction);
  }, [rows, columns, sort]);
  const shown = useMemo(
    () => (showsAll ? sorted : sorted.slice(0, ROWS_AT_FIRST)),
    [showsAll, sorted],
  );
  const count = sorted.length;
  if (count === 0) return null;
  return (
    <Section
      title={t("watchers.everyone")}
      aside={
        <span className={styles.aside}>
          {t("watchers.everyone-count", { count, span: spanWords(spanDays) })}
          <Terms />
        </span>
      }
    >
      <DataGrid
        label={t("watchers.everyone")}
        columns={columns}
        rows={shown}
        sort={sort}
        onSortChange={setSort}
        textFor={({ name }) => name}
      />
      {shown.length < count && (
        <p className={styles.beyond}>
          <Button size="small" onPress={() => setShowsAll(true)}>
            {t("watchers.show-all", { count })}
          </Button>
        </p>
      )}
    </Section>
  );
});
