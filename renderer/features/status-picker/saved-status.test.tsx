import { act, fireEvent, screen, within } from "@testing-library/react";
import { useRef } from "react";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SavedStatus } from "../../../shared/contract/saved-status.ts";
import { NO_DETAILS } from "../../../shared/model/status-setting.ts";
import { chooseFormattingLocale } from "../../i18n/formatting-locale.ts";
import { usePageState, useView } from "../../state/use-page-state.tsx";
import { renderPage } from "../../testing/render-page.tsx";
import type { TestPage } from "../../testing/test-state.ts";
import { emptyWorld } from "../../testing/worlds.ts";
import { pretendLayout } from "../../ui/page.fixture.ts";
import { chosenFrom, lastsOf, savedWords, withSaved } from "./saved-status.ts";
import { StatusPicker } from "./status-picker.tsx";

beforeAll(() => chooseFormattingLocale("en-GB"));
afterAll(() => chooseFormattingLocale(undefined));
beforeEach(() => pretendLayout(1_280));

const LUNCH: SavedStatus = {
  name: "Lunch",
  choice: "away",
  note: "soup",
  details: { ...NO_DETAILS, activities: ["lunch"] },
  lasts: 60,
};

function Owner() {
  const { view } = usePageState();
  const isOpen = useView((state) => state.isStatusPickerOpen);
  const box = useRef<HTMLSpanElement>(null);
  return (
    <span ref={box}>
      <button type="button" onClick={() => view.showStatusPicker(true)}>
        Open
      </button>
      <StatusPicker isOpen={isOpen} onOpenChange={view.showStatusPicker} triggerRef={box} />
    </span>
  );
}

async function open(saved: readonly SavedStatus[] = []): Promise<TestPage> {
  const page = await renderPage(<Owner />, (now) => {
    const world = emptyWorld(now);
    world.snapshot.preferences.savedStatuses = [...saved];
    return world;
  });
  fireEvent.click(screen.getByRole("button", { name: "Open" }));
  await screen.findByRole("dialog", { name: "Your status" });
  return page;
}

async function press(name: string): Promise<void> {
  await act(async () => {
    fireEvent.click(screen.getByRole("button", { name }));
    await Promise.resolve();
  });
}

const asked = (page: TestPage, name: string) =>
  page.asked.filter((each) => each.name === name).map(({ input }) => input);

describe("a saved status", () => {
  it("is set in one act, for as long from now as it was saved for", async () => {
    const page = await open([LUNCH]);
    await press("Lunch: Away, soup, for 1 h");
    const until = new Date(page.clock.now() + 3_600_000).toISOString();
    const { details } = LUNCH;
    expect(asked(page, "status:choose")).toEqual([
      { choice: "away", note: "soup", details, until },
    ]);
    expect(page.state.view.store.getState().isStatusPickerOpen).toBe(false);
  });

  it("is what is set in the form when it is saved, and sets nothing", async () => {
    const page = await open();
    fireEvent.click(screen.getByRole("radio", { name: /^Busy/ }));
    fireEvent.change(screen.getByRole("textbox", { name: "Note" }), { target: { value: "deep" } });
    fireEvent.click(screen.getByRole("radio", { name: "Today" }));
    fireEvent.change(screen.getByRole("textbox", { name: "Name" }), {
      target: { value: " Writing " },
    });
    await press("Save");
    expect(page.state.preferences.store.getState().savedStatuses).toEqual([
      { name: "Writing", choice: "busy", note: "deep", details: NO_DETAILS, lasts: "today" },
    ]);
    expect(asked(page, "status:choose")).toEqual([]);
    expect(
      screen.getByRole("button", { name: "Writing: Busy, deep, until midnight" }),
    ).toBeTruthy();
  });

  it("takes the place of the one with its name, and says so before", async () => {
    const page = await open([LUNCH]);
    fireEvent.change(screen.getByRole("textbox", { name: "Name" }), { target: { value: "Lunch" } });
    expect(screen.getByText("It takes the place of “Lunch”.")).toBeTruthy();
    await press("Save");
    const saved = page.state.preferences.store.getState().savedStatuses;
    expect(saved).toMatchObject([{ name: "Lunch", choice: "available", lasts: null }]);
  });

  it("goes when it is removed", async () => {
    const page = await open([LUNCH]);
    const list = screen.getByRole("list", { name: "Saved" });
    await act(async () => {
      fireEvent.click(within(list).getByRole("button", { name: "Remove Lunch" }));
      await Promise.resolve();
    });
    expect(page.state.preferences.store.getState().savedStatuses).toEqual([]);
    expect(screen.queryByText("Lunch")).toBeNull();
  });

  it("leaves the focus where another one can be named, so that no key goes astray", async () => {
    await open([LUNCH]);
    const name = screen.getByRole("textbox", { name: "Name" });
    fireEvent.change(name, { target: { value: "Writing" } });
    screen.getByRole("button", { name: "Save" }).focus();
    await press("Save");
    expect(document.activeElement).toBe(name);
    screen.getByRole("button", { name: "Remove Lunch" }).focus();
    await press("Remove Lunch");
    expect(document.activeElement).toBe(name);
  });

  it("is one of at most so many", async () => {
    await open(Array.from({ length: 20 }, (_, index) => ({ ...LUNCH, name: `Meal ${index}` })));
    fireEvent.change(screen.getByRole("textbox", { name: "Name" }), { target: { value: "More" } });
    expect(screen.getByText(/which is as many as fit/)).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Save" }).disabled).toBe(true);
  });
});

describe("how long a saved status lasts", () => {
  const now = new Date(2026, 10, 26, 12, 0, 0).getTime();
  const chosen = { choice: "busy", note: "" } as const;

  it("is what was picked, or the minutes until what was typed", () => {
    const until = new Date(now + 95 * 60_000).toISOString();
    const picked = (pick: Parameters<typeof lastsOf>[0]["pick"]) =>
      lastsOf({ pick, chosen: { ...chosen, until }, now });
    expect([picked("none"), picked("hour"), picked("today")]).toEqual([null, 60, "today"]);
    expect([picked("other"), picked("kept")]).toEqual([95, 95]);
    expect(lastsOf({ pick: "kept", chosen: { ...chosen, until: null }, now })).toBeNull();
  });

  it("is counted from the moment it is taken", () => {
    const taken = (lasts: SavedStatus["lasts"]) => chosenFrom({ ...LUNCH, lasts }, now).until;
    expect(taken(null)).toBeNull();
    expect(taken(30)).toBe(new Date(now + 30 * 60_000).toISOString());
    expect(taken("today")).toBe(new Date(2026, 10, 27).toISOString());
  });

  it("is said with the rest", () => {
    expect(savedWords({ ...LUNCH, note: "", lasts: null })).toBe("Away");
    expect(withSaved([], { name: "x", chosen: { ...chosen, until: null }, lasts: null })).toEqual([
      { name: "x", choice: "busy", note: "", details: NO_DETAILS, lasts: null },
    ]);
  });
});
