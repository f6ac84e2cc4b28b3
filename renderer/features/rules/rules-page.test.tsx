import { act, fireEvent, screen, within } from "@testing-library/react";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AccessGrant } from "../../../shared/contract/access.ts";
import { plainGrant } from "../../../shared/model/access-grant.ts";
import { SHOW_EVERYTHING, SHOW_LIGHT_ONLY } from "../../../shared/model/presence-filter.ts";
import { chooseFormattingLocale } from "../../i18n/formatting-locale.ts";
import { principal } from "../../testing/people.ts";
import { renderPage } from "../../testing/render-page.tsx";
import type { TestPage } from "../../testing/test-state.ts";
import { emptyWorld, fullWorld } from "../../testing/worlds.ts";
import { pretendLayout } from "../../ui/page.fixture.ts";
import { RulesPage } from "./rules-page.tsx";

beforeAll(() => chooseFormattingLocale("en-GB"));
afterAll(() => chooseFormattingLocale(undefined));
beforeEach(() => pretendLayout(1_280));

// Finding by role walks the whole page, which takes its time where several run at once.
const SLOW_MS = 20_000;
const DAY_BEFORE = "2026-11-25T12:00:00.000Z";

async function open(grants: readonly AccessGrant[]): Promise<TestPage> {
  return renderPage(<RulesPage />, (now) => {
    const world = fullWorld(now);
    world.snapshot.rules = grants.map((grant, index) => ({
      ...grant,
      id: `rule-${index}` as never,
      decidedAt: DAY_BEFORE,
    }));
    return world;
  });
}

const settle = () => act(async () => void (await new Promise((done) => setTimeout(done))));
const press = async (element: Element) => {
  fireEvent.click(element);
  await settle();
};
const button = (name: string | RegExp) => screen.getByRole("button", { name });
const asked = (page: TestPage, name: string) =>
  page.asked.filter((call) => call.name === name).map(({ input }) => input);
const rowTexts = () =>
  screen
    .getAllByRole("heading", { level: 3 })
    .filter(({ nextElementSibling }) => nextElementSibling?.tagName === "OL")
    .map(({ nextElementSibling }) => nextElementSibling)
    .flatMap((list) => [...(list?.children ?? [])].map(({ textContent }) => textContent));

async function seeAs(typed: string): Promise<void> {
  const panel = screen.getByRole("region", { name: "See myself as" });
  await press(within(panel).getAllByRole("button")[0] as Element);
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: typed } });
  await press(screen.getAllByRole("option")[0] as Element);
}

const ADA = plainGrant({ kind: "person", person: principal("ada") }, "block");
const WORK = {
  ...plainGrant({ kind: "group", group: "Work" }, "allow"),
  shows: { ...SHOW_EVERYTHING, notes: false, place: false },
};
const ELSEWHERE = plainGrant({ kind: "domain", domain: "harbour.example" }, "polite-block");

describe("the rules", { timeout: SLOW_MS }, () => {
  it("stand in the order in which they are tried, whatever order they came in", async () => {
    await open([ELSEWHERE, WORK, ADA]);
    const rows = rowTexts().slice(0, 4);
    expect(rows[0]).toContain("1Ada Byron-KingNever, and they are told so");
    expect(rows[1]).toContain("2Work6 peopleEverything but notes and place");
    expect(rows[2]).toContain("3Anyone at harbour.exampleThey always see your light off");
    expect(rows[3]).toContain("4Anyone without a rule");
    expect(rows[3]).toContain("Always last");
  });

  it("can’t be dragged, because their order carries no meaning", async () => {
    await open([ADA, WORK]);
    expect(document.querySelector("[draggable='true']")).toBeNull();
  });

  it("begin with the one that is always there", async () => {
    await renderPage(<RulesPage />, emptyWorld);
    expect(screen.getAllByText("Anyone without a rule")).toHaveLength(2);
    expect(screen.getByText(/This rule decides\./)).toBeTruthy();
  });

  it("go, and come back as they were", async () => {
    const page = await open([WORK]);
    await press(button("Edit or remove: Work"));
    await press(screen.getByRole("menuitem", { name: "Remove" }));
    expect(page.state.access.store.getState().rules).toEqual([]);
    await press(button("Undo"));
    expect(page.state.access.store.getState().rules).toMatchObject([{ id: "rule-0", ...WORK }]);
  });
});

describe("seeing oneself as somebody", { timeout: SLOW_MS }, () => {
  it("shows what they get with a slot for each hidden part, and lights the deciding rule twice", async () => {
    await open([WORK, ADA]);
    await seeAs("dmitri");
    expect(screen.getByText("Note is hidden")).toBeTruthy();
    expect(screen.getByText("Place is hidden")).toBeTruthy();
    expect(screen.getByText("Study laptop")).toBeTruthy();
    expect(screen.queryByText("“At the tide tables until lunch”")).toBeNull();
    expect(screen.getByText(/^Not Dmitri Aleksandrovich/)).toBeTruthy();
    expect(document.querySelectorAll("[data-deciding='true']")).toHaveLength(1);
    expect(document.querySelector("[data-deciding='true']")?.textContent).toContain("Work");
    expect(document.querySelector("[data-kind='decides']")?.textContent).toContain("Work");
  });

  it("shows somebody blocked that they are refused", async () => {
    await open([WORK, ADA]);
    await seeAs("ada");
    expect(screen.getByText("They can’t see you or write to you, and they are told.")).toBeTruthy();
  });

  it("shows a stranger of a domain the light off", async () => {
    await open([ELSEWHERE]);
    await seeAs("@harbour.example");
    expect(screen.getByText("Nothing says whether you are there.")).toBeTruthy();
    expect(document.querySelector("[data-deciding='true']")?.textContent).toContain("harbour");
  });

  it("follows the hours of a rule to another time", async () => {
    const thursdays = { timeZone: "UTC", days: [4], from: "08:00", to: "18:00" };
    await open([{ ...WORK, hours: { within: thursdays, otherwise: SHOW_LIGHT_ONLY } }]);
    await seeAs("dmitri");
    expect(screen.getByText(/It is within its hours\./)).toBeTruthy();
    await press(button(/Now/));
    await press(screen.getByRole("option", { name: "Another time…" }));
    fireEvent.change(screen.getByLabelText("Time"), { target: { value: "2026-11-28T12:00" } });
    await settle();
    expect(screen.getByText(/It is outside of its hours\./)).toBeTruthy();
    expect(screen.queryByText("Study laptop")).toBeNull();
  });
});

describe("a new rule", { timeout: SLOW_MS }, () => {
  async function openDialog(kind: string): Promise<HTMLElement> {
    await press(button("Add a rule"));
    await press(button(/For whom/));
    await press(screen.getByRole("option", { name: kind }));
    return screen.getByRole("dialog");
  }

  it("shows what would come of it before it is saved", async () => {
    const page = await open([]);
    const dialog = await openDialog("A domain");
    fireEvent.change(within(dialog).getByRole("textbox", { name: "Domain" }), {
      target: { value: "harbour.example" },
    });
    await press(within(dialog).getByRole("radio", { name: "Light only" }));
    expect(
      within(dialog).getByText("For Anyone at harbour.example this rule would decide."),
    ).toBeTruthy();
    expect(within(dialog).getByText("Note is hidden")).toBeTruthy();
    expect(asked(page, "access:save")).toEqual([]);
    await press(within(dialog).getByRole("button", { name: "Save rule" }));
    expect(asked(page, "access:save")).toEqual([
      {
        id: null,
        ...plainGrant({ kind: "domain", domain: "harbour.example" }, "allow"),
        shows: SHOW_LIGHT_ONLY,
      },
    ]);
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(screen.getByText("The rule holds now: Anyone at harbour.example.")).toBeTruthy();
  });

  it("says when a closer rule would decide instead", async () => {
    await open([ADA]);
    const dialog = await openDialog("A group of my buddies");
    await press(within(dialog).getByRole("button", { name: /Group/ }));
    await press(screen.getByRole("option", { name: "Work" }));
    expect(
      within(dialog).getByText("For Ada Byron-King another rule would decide: Ada Byron-King."),
    ).toBeTruthy();
  });

  it("can’t ask about somebody anonymous", async () => {
    await open([]);
    const dialog = await openDialog("Anonymous people");
    expect(within(dialog).getByRole("radio", { name: "Block" })).toBeTruthy();
    expect(within(dialog).queryByRole("radio", { name: "Ask me" })).toBeNull();
  });

  it("is not saved while it allows neither looking nor following", async () => {
    await open([]);
    const dialog = await openDialog("Everybody signed in");
    fireEvent.click(within(dialog).getByRole("checkbox", { name: "Look" }));
    fireEvent.click(within(dialog).getByRole("checkbox", { name: "Follow" }));
    expect(within(dialog).getByRole("alert").textContent).toContain("is a refusal");
    expect(
      within(dialog).getByRole<HTMLButtonElement>("button", { name: "Save rule" }).disabled,
    ).toBe(true);
  });

  it("takes switches of one’s own, hours and dates", async () => {
    const page = await open([]);
    const dialog = await openDialog("Everybody signed in");
    await press(within(dialog).getByRole("radio", { name: "Own choice" }));
    fireEvent.click(within(dialog).getByRole("switch", { name: "Mood" }));
    await press(within(dialog).getByRole("button", { name: "Hours and dates…" }));
    fireEvent.change(within(dialog).getByLabelText("Holds until"), {
      target: { value: "2026-12-24T18:00" },
    });
    fireEvent.click(within(dialog).getByRole("switch", { name: "Only at some hours" }));
    await press(within(dialog).getByRole("button", { name: "Save rule" }));
    expect(asked(page, "access:save")).toMatchObject([
      {
        condition: { kind: "authenticated" },
        shows: { ...SHOW_EVERYTHING, mood: false },
        validity: { from: null, until: new Date("2026-12-24T18:00").toISOString() },
        hours: { within: { days: [1, 2, 3, 4, 5] }, otherwise: SHOW_LIGHT_ONLY },
      },
    ]);
  });
});

it("changes a rule and keeps its name", { timeout: SLOW_MS }, async () => {
  const page = await open([WORK]);
  await press(button("Edit or remove: Work"));
  await press(screen.getByRole("menuitem", { name: "Edit" }));
  const dialog = screen.getByRole("dialog");
  expect(within(dialog).getByRole<HTMLInputElement>("switch", { name: "Mood" }).checked).toBe(true);
  await press(within(dialog).getByRole("radio", { name: "Quietly ignore" }));
  await press(within(dialog).getByRole("button", { name: "Save rule" }));
  expect(asked(page, "access:save")).toEqual([
    { id: "rule-0", ...plainGrant({ kind: "group", group: "Work" }, "polite-block") },
  ]);
});
