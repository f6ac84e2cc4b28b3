import { t } from "../../i18n/t.ts";
import type { GridColumn } from "../../ui/data-grid.tsx";
import { GridNumber } from "../../ui/grid-number.tsx";
import { durationWords } from "../../ui/relative-time.ts";
import { Window } from "../../ui/window.tsx";
import { AnswerCell } from "./answer-cell.tsx";
import { HowCell } from "./how-cell.tsx";
import { LastCell, SinceCell } from "./time-cells.tsx";
import type { WatchRow } from "./watch-row.ts";
import { howWords, shownWords } from "./watch-words.ts";
import type { OnAnswer } from "./answers.ts";
import styles from "./watchers.module.css";

export interface WatchColumnsInput {
  /** Where the ledger begins: who was there before is known no longer. */
  readonly from: number;
  /** There is no room for all of them at once: what is needed to answer comes first. */
  readonly isScrolling: boolean;
  readonly onAnswer: OnAnswer;
}

type Column = GridColumn<WatchRow>;

const FIRST: ReadonlySet<string> = new Set(["who", "how", "last", "answer"]);

export function watchColumns(input: WatchColumnsInput): readonly Column[] {
  const columns = [...whoAndHow(), ...howMuch(), ...whenAndWhat(input), answer(input)];
  if (!input.isScrolling) return columns;
  const isFirst = ({ id }: Column) => FIRST.has(id);
  return [...columns.filter(isFirst), ...columns.filter((column) => !isFirst(column))];
}

function whoAndHow(): readonly Column[] {
  return [
    {
      id: "who",
      label: t("watchers.column-who"),
      isRowHeader: true,
      inCard: "title",
      sortValue: ({ name }) => name,
      cell: ({ name, isLit }) => (
        <span className={styles.who}>
          <Window name={name} size={24} isLit={isLit} />
          <span className={styles.cut} dir="auto">
            {name}
          </span>
        </span>
      ),
    },
    {
      id: "how",
      label: t("watchers.column-how"),
      inCard: "line",
      sortValue: howWords,
      cell: (row) => <HowCell row={row} />,
    },
  ];
}

function howMuch(): readonly Column[] {
  return [
    {
      id: "looks",
      label: t("watchers.column-looks"),
      isNumber: true,
      sortValue: ({ entry }) => entry.fetchCount,
      cell: ({ entry }) => <GridNumber count={entry.fetchCount} />,
    },
    {
      id: "subscribed",
      label: t("watchers.column-subscribed"),
      isNumber: true,
      sortValue: ({ entry }) => entry.subscribeCount,
      cell: ({ entry: { subscribeCount: came, cancelCount: left } }) =>
        came + left === 0 ? <GridNumber count={0} /> : t("watchers.in-and-out", { came, left }),
    },
    {
      id: "time",
      label: t("watchers.column-time"),
      isNumber: true,
      sortValue: ({ entry }) => entry.subscribedMs,
      cell: ({ entry }) =>
        entry.subscribedMs === 0 ? <GridNumber count={0} /> : durationWords(entry.subscribedMs),
    },
  ];
}

function whenAndWhat({ from }: WatchColumnsInput): readonly Column[] {
  return [
    {
      id: "since",
      label: t("watchers.column-since"),
      isQuiet: true,
      sortValue: ({ firstAt }) => firstAt,
      cell: (row) => <SinceCell row={row} from={from} />,
    },
    {
      id: "last",
      label: t("watchers.column-last"),
      inCard: "line",
      sortValue: ({ standing, lastAt }) => (standing === "watching" ? Infinity : lastAt),
      cell: (row) => <LastCell row={row} />,
    },
    {
      id: "shown",
      label: t("watchers.column-shown"),
      isQuiet: true,
      sortValue: shownWords,
      cell: shownWords,
    },
  ];
}

function answer({ onAnswer }: WatchColumnsInput): Column {
  return {
    id: "answer",
    label: t("watchers.column-answer"),
    inCard: "action",
    sortValue: ({ handling }) => handling,
    cell: (row) => <AnswerCell row={row} onAnswer={onAnswer} />,
  };
}
