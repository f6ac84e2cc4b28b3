import { useMemo, type ReactNode } from "react";
import { Cell, Column, Row, Table, TableBody, TableHeader } from "react-aria-components";
import { classNames } from "./class-names.ts";
import { sortRows, type GridSort, type SortValue } from "./grid-sort.ts";
import { Icon } from "./icon.tsx";
import { useWidth } from "./use-width.ts";
import styles from "./data-grid.module.css";

export interface GridColumn<Item> {
  readonly id: string;
  readonly label: string;
  readonly cell: (item: Item) => ReactNode;
  /** Without it the column does not sort. */
  readonly sortValue?: (item: Item) => SortValue;
  /** Numbers stand at the end. */
  readonly isNumber?: boolean;
  /** Names the row; at least one column does. */
  readonly isRowHeader?: boolean;
  /** Softer ink. */
  readonly isQuiet?: boolean;
  /** Its place when rows become cards below 680 px; without one it is left out there. */
  readonly inCard?: "title" | "line" | "action";
  /** Before its words in a card: “Last:”. */
  readonly cardLabel?: string;
}

export interface DataGridProps<Item extends { readonly id: string }> {
  readonly label: string;
  readonly columns: readonly GridColumn<Item>[];
  readonly rows: readonly Item[];
  readonly sort: GridSort;
  readonly onSortChange: (sort: GridSort) => void;
  /** Words of a row for type-ahead. */
  readonly textFor: (item: Item) => string;
  /** Enter or a press on a row. */
  readonly onOpen?: (id: string) => void;
  readonly empty?: ReactNode;
}

/** A table to compare people in: sorts by any column, its head stays in sight, its cells hold controls. */
export function DataGrid<Item extends { readonly id: string }>(props: DataGridProps<Item>) {
  const { label, rows, sort, onSortChange, textFor, onOpen, empty } = props;
  const isCards = useWidth() === "narrow";
  const columns = isCards
    ? props.columns.filter((each) => each.inCard !== undefined)
    : props.columns;
  const sorted = useSortedRows(rows, props.columns, sort);
  return (
    <div className={classNames(styles.scroll, isCards && styles.cards)}>
      <Table
        aria-label={label}
        className={styles.grid ?? ""}
        sortDescriptor={{ column: sort.column, direction: sort.direction }}
        onSortChange={({ column, direction }) =>
          onSortChange({ column: String(column), direction })
        }
        {...(onOpen === undefined ? {} : { onRowAction: (key) => onOpen(String(key)) })}
      >
        <TableHeader columns={columns}>
          {(column) => (
            <Column
              id={column.id}
              isRowHeader={column.isRowHeader === true}
              allowsSorting={column.sortValue !== undefined}
              className={classNames(styles.head, column.isNumber === true && styles.number)}
            >
              {({ sortDirection }) => (
                <span className={styles.headWords}>
                  {column.label}
                  {sortDirection !== undefined && (
                    <Icon
                      name={sortDirection === "ascending" ? "sort-up" : "sort-down"}
                      size="small"
                    />
                  )}
                </span>
              )}
            </Column>
          )}
        </TableHeader>
        <TableBody
          items={sorted}
          dependencies={[columns]}
          renderEmptyState={() => <div className={styles.empty}>{empty}</div>}
        >
          {(item) => (
            <Row
              id={item.id}
              textValue={textFor(item)}
              columns={columns}
              className={styles.row ?? ""}
            >
              {(column) => (
                <Cell className={cellClass(column, isCards)}>
                  {isCards && column.cardLabel !== undefined && `${column.cardLabel} `}
                  {column.cell(item)}
                </Cell>
              )}
            </Row>
          )}
        </TableBody>
      </Table>
    </div>
  );
}

function cellClass<Item>(column: GridColumn<Item>, isCards: boolean): string {
  return classNames(
    styles.cell,
    !isCards && column.isNumber === true && styles.number,
    column.isQuiet === true && styles.quiet,
    isCards && column.inCard !== undefined && styles[column.inCard],
  );
}

function useSortedRows<Item>(
  rows: readonly Item[],
  columns: readonly GridColumn<Item>[],
  { column, direction }: GridSort,
): readonly Item[] {
  const valueOf = columns.find((each) => each.id === column)?.sortValue;
  return useMemo(
    () => (valueOf === undefined ? rows : sortRows(rows, valueOf, direction)),
    [rows, valueOf, direction],
  );
}
