import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { BuddyTree, type BuddyGroup } from "./buddy-tree.tsx";
import { pretendLayout } from "./page.fixture.ts";

const GROUPS: readonly BuddyGroup[] = [
  {
    id: "work/1",
    name: "Work",
    count: "2 of 3",
    buddies: [
      { id: "ada", name: "Ada", lamp: "away", note: "back at two", unread: 3 },
      { id: "dmitri", name: "Dmitri", lamp: "off" },
    ],
  },
  { id: "choir", name: "Choir", buddies: [{ id: "ada", name: "Ada", lamp: "away" }] },
];

function show(props: Partial<Parameters<typeof BuddyTree>[0]> = {}) {
  const onOpen = vi.fn<(id: string) => void>();
  const onAction = vi.fn<(id: string, action: string) => void>();
  function Owner() {
    const [expanded, setExpanded] = useState<readonly string[]>(["work/1", "choir"]);
    return (
      <BuddyTree
        label="Buddies"
        groups={GROUPS}
        expanded={expanded}
        onExpandedChange={setExpanded}
        onOpen={onOpen}
        menu={{ entriesFor: () => [{ id: "block", label: "Block" }], onAction }}
        {...props}
      />
    );
  }
  render(<Owner />);
  const row = (name: string) => {
    const found = screen.getAllByRole("row", { name })[0];
    if (found === undefined) throw new Error(`no row ${name}`);
    return found;
  };
  return { onOpen, onAction, row };
}

const ADA = "Ada, Away, 3 unread, back at two";

beforeEach(() => pretendLayout(1_280));
afterEach(cleanup);

describe("buddy tree", () => {
  it("names a row by the person, the state, unread and the note, in this order", () => {
    const { row } = show();
    expect(row(ADA).getAttribute("aria-level")).toBe("2");
    expect(row("Work, 2 of 3").getAttribute("aria-expanded")).toBe("true");
    expect(row("Dmitri, Unavailable").getAttribute("aria-posinset")).toBe("2");
  });

  it("opens a person with Enter or a press, never by passing over", () => {
    const { onOpen, row } = show();
    act(() => row(ADA).focus());
    fireEvent.keyDown(row(ADA), { key: "ArrowDown" });
    fireEvent.keyUp(row(ADA), { key: "ArrowDown" });
    expect(onOpen).not.toHaveBeenCalled();
    const next = row("Dmitri, Unavailable");
    fireEvent.keyDown(next, { key: "Enter" });
    fireEvent.keyUp(next, { key: "Enter" });
    expect(onOpen).toHaveBeenLastCalledWith("dmitri");
    fireEvent.click(row(ADA));
    expect(onOpen).toHaveBeenLastCalledWith("ada");
  });

  it("folds a group by a press on its heading and opens it by the next", () => {
    const { onOpen, row } = show();
    fireEvent.click(row("Work, 2 of 3"));
    expect(screen.queryByRole("row", { name: ADA })).toBeNull();
    expect(screen.getByRole("row", { name: "Ada, Away" })).toBeDefined();
    fireEvent.click(row("Work, 2 of 3"));
    expect(row(ADA)).toBeDefined();
    expect(onOpen).not.toHaveBeenCalled();
  });

  it("marks the person who is open in every group they are in", () => {
    show({ currentId: "ada" });
    const current = screen.getAllByRole("row").filter((row) => row.hasAttribute("aria-current"));
    expect(current.map((row) => row.getAttribute("aria-label"))).toEqual([ADA, "Ada, Away"]);
  });

  it("has a menu for a person, and none for a heading", () => {
    const { onAction, row } = show();
    fireEvent.contextMenu(row("Work, 2 of 3"));
    expect(screen.queryByRole("menu")).toBeNull();
    fireEvent.contextMenu(row(ADA));
    const menu = screen.getByRole("menu", { name: "Ada" });
    fireEvent.click(within(menu).getByRole("menuitem", { name: "Block" }));
    expect(onAction).toHaveBeenCalledWith("ada", "block");
  });
});
