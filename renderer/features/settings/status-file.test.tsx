import { act, fireEvent, screen, within } from "@testing-library/react";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PresenceReading } from "../../../shared/contract/interchange.ts";
import { chooseFormattingLocale } from "../../i18n/formatting-locale.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { fullWorld } from "../../testing/worlds.ts";
import { pretendLayout } from "../../ui/page.fixture.ts";
import { SettingsPage } from "./settings-page.tsx";

const SLOW_MS = 20_000;

beforeAll(() => chooseFormattingLocale("en-GB"));
afterAll(() => chooseFormattingLocale(undefined));
beforeEach(() => pretendLayout(1_280));

const settle = () => act(async () => void (await new Promise((done) => setTimeout(done, 20))));
const dialog = () => screen.getByRole("dialog", { name: "Status from a file" });
const setButton = () => within(dialog()).getByRole("button", { name: "Set as my status" });

async function pick(reading: PresenceReading) {
  const page = await renderPage(<SettingsPage />, fullWorld);
  fireEvent.click(screen.getByRole("button", { name: "From a file…" }));
  await settle();
  const file = new File([JSON.stringify(reading)], "presence.xml");
  const input = document.querySelector("input[type=file]");
  if (input === null) throw new Error("a file is asked for");
  fireEvent.change(input, { target: { files: Object.assign([file], { item: () => file }) } });
  await settle();
  return page;
}

const STATUS = {
  note: "back soon",
  details: {
    activities: ["lunch" as const],
    moods: ["happy" as const],
    place: { type: "cafe" as const, text: "Old Mill" },
    timeOffset: 60,
    noteLanguage: null,
  },
  until: null,
};

function readingOf(change: object = {}): PresenceReading {
  const entity = fullWorld(0).session?.identity.presentity ?? "";
  return {
    outcome: "read",
    entity,
    status: STATUS,
    contacts: [],
    markup: [],
    remarks: [],
    ...change,
  };
}

describe("a status from a file", { timeout: SLOW_MS }, () => {
  it("is shown first, and then set with the light as it is", async () => {
    const page = await pick(readingOf());
    const before = page.bridge.world.snapshot.status;
    const rows = within(dialog()).getAllByRole("listitem");
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      "back soonYour note",
      "At lunchWhat you are doing",
      "HappyYour mood",
      expect.stringContaining("Old Mill"),
      "UTC+01:00Your local time, shown to those who may see it",
    ]);
    expect(page.bridge.world.snapshot.status).toEqual(before);
    fireEvent.click(setButton());
    await settle();
    expect(page.bridge.world.snapshot.status).toMatchObject({ ...STATUS, choice: before?.choice });
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("of somebody else is said to be theirs, and what is not taken is said too", async () => {
    await pick(
      readingOf({
        entity: "pres:mallory@elsewhere.example",
        contacts: [{ means: "tel", address: "+44 20 7946 0000" }],
        remarks: [{ code: "light-left" }],
      }),
    );
    expect(dialog().textContent).toContain(
      "about pres:mallory@elsewhere.example, which is not you",
    );
    expect(dialog().textContent).toContain("1 other way to reach somebody. It is not taken.");
    expect(dialog().textContent).toContain("a file does not change your light");
  });

  it("that says nothing, or is none, can’t be set", async () => {
    await pick(readingOf({ status: null }));
    expect(within(dialog()).getByRole("alert").textContent).toContain("says nothing of a person");
    expect(setButton().hasAttribute("disabled")).toBe(true);
  });

  it("that contradicts itself is refused in words, and nothing changed", async () => {
    const page = await pick({ outcome: "refused", problem: { code: "open-and-closed" } });
    expect(within(dialog()).getByRole("alert").textContent).toContain("both open and closed");
    expect(setButton().hasAttribute("disabled")).toBe(true);
    expect(page.asked.filter(({ name }) => name === "status:choose")).toEqual([]);
  });
});
