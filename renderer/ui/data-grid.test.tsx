import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { DataGrid, type GridColumn } from "./data-grid.tsx";
import { GridNumber } from "./grid-number.tsx";
import type { GridSort } from "./grid-sort.ts";
import { pretendLayout } from "./page.fixture.ts";

interface Item {
  readonly id: string;
  readonly name: string;
  readonly looks: number;
}

const ROWS: readonly Item[] = [
  { id: "1", name: "Zoe", looks: 2 },
  { id: "2", name: "Ada", looks: 4_098 },
  { id: "3", name: "Émile", looks: 0 },
];

const COLUMNS: readonly GridColumn<Item>[] = [
  {
    id: "name",
    label: "Who",
    isRowHeader: true,
    inCard: "title",
    sortValue: ({ name }) => name,
    cell: ({ name }) => name,
  },
  {
    id: "looks",
    label: "Looks",
    isNumber: true,
    sortValue: ({ looks }) => looks,
    cell: ({ looks }) => <GridNumber count={looks} />,
  },
  { id: "answer", label: "Answer", inCard: "action", cell: () => "Allowed" },
];

function Owner() {
  const [sort, setSort] = useState<GridSort>({ column: "looks", direction: "descending" });
  return (
    <DataGrid
      label="Everyone"
      columns={COLUMNS}
      rows={ROWS}
      sort={sort}
      onSortChange={setSort}
      textFor={({ name }) => name}
    />
  );
}

const names = () => screen.getAllByRole("rowheader").map((cell) => cell.textContent);
const sortOf = (name: string) =>
  screen.getByRole("columnheader", { name }).getAttribute("aria-sort");

afterEach(cleanup);

describe("data grid", () => {
  it("sorts by the column that is pressed and says so", () => {
    pretendLayout(1_280);
    render(<Owner />);
    expect(names()).toEqual(["Ada", "Zoe", "Émile"]);
    expect(sortOf("Looks")).toBe("descending");
    fireEvent.click(screen.getByRole("columnheader", { name: "Who" }));
    expect(names()).toEqual(["Ada", "Émile", "Zoe"]);
    expect(sortOf("Who")).toBe("ascending");
    fireEvent.click(screen.getByRole("columnheader", { name: "Who" }));
    expect(names()).toEqual(["Zoe", "Émile", "Ada"]);
  });

  it("does not sort by a column that can’t", () => {
    pretendLayout(1_280);
    render(<Owner />);
    fireEvent.click(screen.getByRole("columnheader", { name: "Answer" }));
    expect(names()).toEqual(["Ada", "Zoe", "Émile"]);
  });

  it("says none for a zero that the eye sees as a dash", () => {
    pretendLayout(1_280);
    render(<Owner />);
    expect(screen.getByText("None")).toBeDefined();
  });

  it("leaves out in a narrow window what has no place in a card", () => {
    pretendLayout(390);
    render(<Owner />);
    expect(screen.queryByRole("columnheader", { name: "Looks" })).toBeNull();
    expect(names()).toEqual(["Ada", "Zoe", "Émile"]);
  });
});
