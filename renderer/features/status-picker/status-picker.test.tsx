import { act, fireEvent, render, screen } from "@testing-library/react";
import { useRef } from "react";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { chooseFormattingLocale } from "../../i18n/formatting-locale.ts";
import { NO_DETAILS } from "../../../shared/model/status-setting.ts";
import { PageStateProvider, usePageState, useView } from "../../state/use-page-state.tsx";
import type { World } from "../../testing/in-memory-bridge.ts";
import { createTestPage, type TestPage } from "../../testing/test-state.ts";
import { emptyWorld, fullWorld } from "../../testing/worlds.ts";
import { pretendLayout } from "../../ui/page.fixture.ts";
import { StatusPicker } from "./status-picker.tsx";

beforeAll(() => chooseFormattingLocale("en-GB"));
afterAll(() => chooseFormattingLocale(undefined));
beforeEach(() => pretendLayout(1_280));

function Owner() {
  const { view } = usePageState();
  const isOpen = useView((state) => state.isStatusPickerOpen);
  const box = useRef<HTMLSpanElement>(null);
  return (
    <span ref={box}>
      <StatusPicker isOpen={isOpen} onOpenChange={view.showStatusPicker} triggerRef={box} />
    </span>
  );
}

async function open(makeWorld: (now: number) => World = emptyWorld): Promise<TestPage> {
  const page = createTestPage(makeWorld);
  await page.app.load();
  page.state.view.showStatusPicker(true);
  render(
    <PageStateProvider state={page.state}>
      <Owner />
    </PageStateProvider>,
  );
  await screen.findByRole("dialog", { name: "Your status" });
  return page;
}

async function set(): Promise<void> {
  await act(async () => {
    fireEvent.click(screen.getByRole("button", { name: "Set status" }));
    await Promise.resolve();
  });
}

const isOpen = (page: TestPage) => page.state.view.store.getState().isStatusPickerOpen;
const chosen = (page: TestPage) =>
  page.asked.filter(({ name }) => name === "status:choose").map(({ input }) => input);

describe("status picker", () => {
  it("sets what was chosen, with note and time, and closes", async () => {
    const page = await open();
    fireEvent.click(screen.getByRole("radio", { name: /^Busy/ }));
    fireEvent.change(screen.getByRole("textbox", { name: "Note" }), {
      target: { value: " Budget review " },
    });
    fireEvent.click(screen.getByRole("radio", { name: "1 h" }));
    expect(screen.getByText("Others will see: Busy")).toBeTruthy();
    expect(screen.getByText("“Budget review”")).toBeTruthy();
    expect(screen.getByText(/you go back to Available\.$/)).toBeTruthy();
    await set();
    const until = new Date(page.clock.now() + 3_600_000).toISOString();
    expect(chosen(page)).toEqual([{ choice: "busy", note: "Budget review", until }]);
    expect(isOpen(page)).toBe(false);
  });

  it("begins with what holds now", async () => {
    await open(fullWorld);
    expect(screen.getByRole<HTMLInputElement>("radio", { name: /^Available/ }).checked).toBe(true);
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Note" }).value).toBe(
      "At the tide tables until lunch",
    );
  });

  it("keeps the time that holds when only the note is changed", async () => {
    const until = "2026-11-26T13:00:00.000Z";
    const page = await open((now) => {
      const world = emptyWorld(now);
      const details = NO_DETAILS;
      const then = { choice: "available", note: "", details } as const;
      const setAt = new Date(now).toISOString();
      world.snapshot.status = { choice: "busy", note: "", details, until, then, setAt };
      return world;
    });
    fireEvent.change(screen.getByRole("textbox", { name: "Note" }), { target: { value: "Phone" } });
    await set();
    expect(chosen(page)).toEqual([{ choice: "busy", note: "Phone", until }]);
  });

  it("changes nothing when it is cancelled", async () => {
    const page = await open();
    fireEvent.click(screen.getByRole("radio", { name: /^Away/ }));
    fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
    expect(chosen(page)).toEqual([]);
    expect(isOpen(page)).toBe(false);
  });

  it("waits for a time that it can read", async () => {
    const page = await open();
    fireEvent.click(screen.getByRole("radio", { name: "Choose…" }));
    fireEvent.change(screen.getByRole("textbox", { name: "Time of day" }), {
      target: { value: "25:99" },
    });
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Set status" }).disabled).toBe(
      true,
    );
    expect(screen.getByText("A time of day looks like 15:30 or 3:30 pm.")).toBeTruthy();
    fireEvent.change(screen.getByRole("textbox", { name: "Time of day" }), {
      target: { value: "23:15" },
    });
    await set();
    expect(chosen(page)).toHaveLength(1);
  });

  it("says that it can't be changed until the service answers", async () => {
    const page = await open();
    act(() => page.bridge.setConnection("waiting", 5_000));
    expect(
      screen.getByText("Not connected. You can change it when the service answers."),
    ).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Set status" }).disabled).toBe(
      true,
    );
  });

  it("stays open with the sentence of the code when it was refused", async () => {
    const page = await open();
    // The one choice that the contract refuses: a note longer than it may be.
    fireEvent.change(screen.getByRole("textbox", { name: "Note" }), {
      target: { value: "a".repeat(141) },
    });
    await set();
    expect(screen.getByRole("alert").textContent).toContain("did not understand");
    expect(isOpen(page)).toBe(true);
  });

  it("names those who see less", async () => {
    const page = await open();
    await act(async () => {
      await page.state.access.decide("leilani@analytical.example" as never, "polite-block");
    });
    expect(
      screen.getByText("The person you quietly ignore always sees your light off."),
    ).toBeTruthy();
    fireEvent.click(screen.getByRole("radio", { name: /^Invisible/ }));
    expect(screen.queryByText(/quietly ignore/)).toBeNull();
  });
});
