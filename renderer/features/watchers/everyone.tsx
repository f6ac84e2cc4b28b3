import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { DataGrid } from "../../ui/data-grid.tsx";
import { sortRows, type GridSort } from "../../ui/grid-sort.ts";
import { Section } from "../../ui/section.tsx";
import { useWidth } from "../../ui/use-width.ts";
import { Terms } from "./terms.tsx";
import type { Watch } from "./use-watch.ts";
import { watchColumns } from "./watch-columns.tsx";
import { isWatcher } from "./watch-row.ts";
import type { OnAnswer } from "./answers.ts";
import { spanWords } from "./zoom.ts";
import styles from "./watchers.module.css";

// A row holds a menu; a thousand of them at once would be felt.
const ROWS_AT_FIRST = 100;

export interface EveryoneProps {
  readonly watch: Watch;
  readonly onAnswer: OnAnswer;
}

/** Everybody who watched, to be compared. */
export function Everyone({ watch, onAnswer }: EveryoneProps) {
  const [sort, setSort] = useState<GridSort>({ column: "last", direction: "descending" });
  const [showsAll, setShowsAll] = useState(false);
  const { information, end } = watch;
  const isScrolling = useWidth() === "medium";
  const columns = watchColumns({
    from: Date.parse(information.from),
    now: end,
    isScrolling,
    onAnswer,
  });
  const all = watch.rows.filter(isWatcher);
  if (all.length === 0) return null;
  const valueOf = columns.find(({ id }) => id === sort.column)?.sortValue ?? (() => 0);
  const sorted = sortRows(all, valueOf, sort.direction);
  const count = all.length;
  return (
    <Section
      title={t("watchers.everyone")}
      aside={
        <span className={styles.aside}>
          {t("watchers.everyone-count", { count, span: spanWords(information.spanDays) })}
          <Terms />
        </span>
      }
    >
      <DataGrid
        label={t("watchers.everyone")}
        columns={columns}
        rows={showsAll ? sorted : sorted.slice(0, ROWS_AT_FIRST)}
        sort={sort}
        onSortChange={setSort}
        textFor={({ name }) => name}
      />
      {!showsAll && count > ROWS_AT_FIRST && (
        <p className={styles.beyond}>
          <Button size="small" onPress={() => setShowsAll(true)}>
            {t("watchers.show-all", { count })}
          </Button>
        </p>
      )}
    </Section>
  );
}
