import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { useRef } from "react";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StatusDetails } from "../../../shared/contract/presence.ts";
import { MOODS } from "../../../shared/contract/presence-vocabulary.ts";
import { NO_DETAILS } from "../../../shared/model/status-setting.ts";
import { chooseFormattingLocale } from "../../i18n/formatting-locale.ts";
import { t } from "../../i18n/t.ts";
import { PageStateProvider, usePageState } from "../../state/use-page-state.tsx";
import { createTestPage, type TestPage } from "../../testing/test-state.ts";
import { emptyWorld } from "../../testing/worlds.ts";
import { pretendLayout } from "../../ui/page.fixture.ts";
import { findMoods } from "./find-moods.ts";
import { StatusPicker } from "./status-picker.tsx";

beforeAll(() => chooseFormattingLocale("en-GB"));
afterAll(() => chooseFormattingLocale(undefined));
beforeEach(() => pretendLayout(1_280));

function Owner() {
  const { view } = usePageState();
  const box = useRef<HTMLSpanElement>(null);
  return (
    <span ref={box}>
      <StatusPicker isOpen onOpenChange={view.showStatusPicker} triggerRef={box} />
    </span>
  );
}

async function open(details: Partial<StatusDetails> = {}): Promise<TestPage> {
  const page = createTestPage((now) => {
    const world = emptyWorld(now);
    const { status } = world.snapshot;
    if (status !== null) status.details = { ...NO_DETAILS, ...details };
    return world;
  });
  await page.app.load();
  render(
    <PageStateProvider state={page.state}>
      <Owner />
    </PageStateProvider>,
  );
  await screen.findByRole("dialog", { name: "Your status" });
  return page;
}

async function setDetails(page: TestPage): Promise<unknown> {
  await act(async () => {
    fireEvent.click(screen.getByRole("button", { name: "Set status" }));
    await Promise.resolve();
  });
  const asked = page.asked.findLast(({ name }) => name === "status:choose")?.input;
  return (asked as { details?: unknown }).details;
}

const press = (role: string, name: string) => fireEvent.click(screen.getByRole(role, { name }));

describe("what one adds to a status", () => {
  it("is several activities at once, which others see in their lamp too", async () => {
    const page = await open();
    press("button", "In a meeting");
    expect(screen.getByText("Others will see: Busy")).toBeTruthy();
    press("button", "More…");
    press("button", "Travelling");
    expect(screen.getByText("In a meeting · Travelling")).toBeTruthy();
    expect(await setDetails(page)).toEqual({ ...NO_DETAILS, activities: ["meeting", "travel"] });
  });

  it("stays as it was when only the state is changed", async () => {
    const page = await open({ activities: ["lunch", "playing"], moods: ["happy"] });
    fireEvent.click(screen.getByRole("radio", { name: /^Busy/ }));
    expect(screen.getByRole("button", { name: "Playing" }).getAttribute("aria-pressed")).toBe(
      "true",
    );
    expect(await setDetails(page)).toEqual({
      ...NO_DETAILS,
      activities: ["lunch", "playing"],
      moods: ["happy"],
    });
  });

  it("is nothing unless it is chosen", async () => {
    const page = await open();
    expect(await setDetails(page)).toBeUndefined();
  });

  it("leaves one activity free for the state itself, and says so", async () => {
    const page = await open({
      activities: ["lunch", "meal", "tv", "playing", "travel", "shopping", "working"],
    });
    press("button", "In a meeting");
    expect(screen.getByText("That is as many as fit: 7.")).toBeTruthy();
    expect(await setDetails(page)).toMatchObject({ activities: { length: 7 } });
  });

  it("has moods, a few in sight and all by name", async () => {
    const page = await open();
    press("button", "More…");
    press("button", "Curious");
    fireEvent.change(screen.getByRole("searchbox", { name: "Find a mood" }), {
      target: { value: "grum" },
    });
    press("button", "Grumpy");
    expect(screen.getByText("mood: Curious · Grumpy")).toBeTruthy();
    expect(await setDetails(page)).toMatchObject({ moods: ["curious", "grumpy"] });
  });

  it("has a place with words of one’s own", async () => {
    const page = await open();
    press("button", "More…");
    fireEvent.click(screen.getByRole("button", { name: /Where you are/ }));
    fireEvent.click(
      within(await screen.findByRole("listbox")).getByRole("option", { name: "At the office" }),
    );
    fireEvent.change(screen.getByRole("textbox", { name: "In your own words" }), {
      target: { value: "third floor" },
    });
    expect(screen.getByText("At the office: third floor")).toBeTruthy();
    expect(await setDetails(page)).toMatchObject({
      place: { type: "office", text: "third floor" },
    });
  });

  it("gives the time zone away only when that is turned on, with what it tells", async () => {
    const page = await open();
    press("button", "More…");
    expect(screen.getByText(/^It tells where you are/)).toBeTruthy();
    press("switch", "Share my local time");
    expect(screen.getByText(/^your local time \(UTC[+−]\d\d:\d\d\)$/)).toBeTruthy();
    expect(await setDetails(page)).toMatchObject({
      timeOffset: -new Date(page.clock.now()).getTimezoneOffset(),
    });
  });

  it("has the language of the note", async () => {
    const page = await open();
    press("button", "More…");
    fireEvent.click(screen.getByRole("button", { name: /Language of the note/ }));
    fireEvent.click(
      within(await screen.findByRole("listbox")).getByRole("option", { name: "French" }),
    );
    expect(await setDetails(page)).toMatchObject({ noteLanguage: "fr" });
  });
});

describe("looking for a mood", () => {
  const names = new Map(MOODS.map((mood) => [mood, t(`mood.${mood}`)]));

  it("finds by any part of the name, its beginning first", () => {
    expect(findMoods(names, " ANG")).toEqual(["angry"]);
    expect(findMoods(names, "awe")).toEqual(["in_awe"]);
    expect(findMoods(names, "con")).toEqual(["confused", "contented"]);
  });

  it("shows a few while nothing is looked for, and none that there is not", () => {
    expect(findMoods(names, " ")).toContain("happy");
    expect(findMoods(names, "zzz")).toEqual([]);
  });
});
