import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AccessHandling } from "../../../shared/contract/access.ts";
import {
  WatcherInformation,
  type AnonymousWatchers,
  type WatcherEntry,
} from "../../../shared/contract/watcher.ts";
import { chooseFormattingLocale } from "../../i18n/formatting-locale.ts";
import { PageStateProvider } from "../../state/use-page-state.tsx";
import type { World } from "../../testing/in-memory-bridge.ts";
import { presentity } from "../../testing/people.ts";
import { createTestPage, NOON, type TestPage } from "../../testing/test-state.ts";
import { emptyWorld, fullWorld } from "../../testing/worlds.ts";
import { createToasts } from "../../ui/toasts.ts";
import { ToastsProvider } from "../../ui/use-toasts.tsx";
import { pretendLayout } from "../../ui/page.fixture.ts";
import {
  aComer,
  anAnonymous,
  anEntry,
  aPoller,
  aRefused,
  aSubscriber,
  DAY,
} from "./watch.fixture.ts";
import { WatchersPage } from "./watchers-page.tsx";

beforeAll(() => chooseFormattingLocale("en-GB"));
afterAll(() => chooseFormattingLocale(undefined));
beforeEach(() => pretendLayout(1_280));

const EVERYBODY = [
  aSubscriber("ada"),
  aPoller("tomasz"),
  aComer("dmitri"),
  anEntry("sara"),
  aRefused("viktor"),
];

function ledgerOf(watchers: readonly WatcherEntry[], version = 1): WatcherInformation {
  return WatcherInformation.parse({
    presentity: presentity("jamila"),
    version,
    from: new Date(NOON - 30 * DAY).toISOString(),
    to: new Date(NOON).toISOString(),
    spanDays: 30,
    watchers,
    light: [],
  });
}

const worldWith =
  (watchers: readonly WatcherEntry[] | null) =>
  (now: number): World => ({
    ...emptyWorld(now),
    ledger: watchers === null ? null : ledgerOf(watchers),
  });

const worldWithNameless =
  (watchers: readonly WatcherEntry[], anonymous: AnonymousWatchers) =>
  (now: number): World => ({
    ...emptyWorld(now),
    ledger: { ...ledgerOf(watchers), anonymous },
  });

interface Answered {
  readonly person: string;
  readonly handling: AccessHandling;
}

async function open(
  makeWorld: (now: number) => World,
): Promise<TestPage & { answered: Answered[] }> {
  const page = createTestPage(makeWorld);
  const answered: Answered[] = [];
  await page.app.load();
  await act(async () => {
    render(
      <PageStateProvider state={page.state}>
        <ToastsProvider toasts={createToasts()}>
          <WatchersPage
            onAnswer={(person, _name, handling) => answered.push({ person, handling })}
          />
        </ToastsProvider>
      </PageStateProvider>,
    );
    await Promise.resolve();
  });
  return Object.assign(page, { answered });
}

const whoOrder = () =>
  screen.getAllByRole("rowheader").map((cell) => cell.textContent?.split("@")[0]?.slice(2));

const lanesOf = (list: string | RegExp) =>
  within(screen.getByRole("list", { name: list }))
    .getAllByRole("listitem")
    .map((lane) => lane.getAttribute("aria-label")?.split("@")[0]);

describe("watchers page", () => {
  it("says first in plain words what it shows then", async () => {
    await open(worldWith(EVERYBODY));
    expect(await screen.findByText("4 people watched you in the last 30 days.")).toBeTruthy();
    expect(
      screen.getByRole("link", {
        name: "One of them looks every 5 minutes, and one keeps coming and going.",
      }),
    ).toBeTruthy();
    expect(screen.getByText(/^Kept for 30 days · since 27 Oct$/)).toBeTruthy();
  });

  it("has a lane for everybody, and the refused apart", async () => {
    await open(worldWith(EVERYBODY));
    expect(await screen.findByRole("img", { name: /^Your light/ })).toBeTruthy();
    expect(lanesOf(/^One lane for each person/)).toEqual(["ada", "tomasz", "dmitri", "sara"]);
    expect(lanesOf("Asked and were refused")).toEqual(["viktor"]);
    expect(screen.getByRole("region", { name: "Asked and were refused" })).toBeTruthy();
  });

  it("lists the grid as the lanes, and by another column when asked", async () => {
    await open(worldWith(EVERYBODY));
    await screen.findByRole("grid", { name: "Everyone" });
    expect(whoOrder()).toEqual(["ada", "tomasz", "dmitri", "sara"]);
    fireEvent.click(screen.getByRole("columnheader", { name: /In \/ out/ }));
    fireEvent.click(screen.getByRole("columnheader", { name: /In \/ out/ }));
    expect(whoOrder()[0]).toBe("dmitri");
  });

  it("answers with one press on the card of somebody who stands out", async () => {
    const page = await open(worldWith(EVERYBODY));
    const answers = await screen.findByRole("radiogroup", {
      name: "What tomasz@analytical.example may see",
    });
    fireEvent.click(within(answers).getByRole("radio", { name: /Ignore quietly/ }));
    fireEvent.click(within(answers).getByRole("radio", { name: /Ask me/ }));
    expect(page.answered).toEqual([
      { person: "tomasz@analytical.example", handling: "polite-block" },
    ]);
  });

  it("follows the ledger while it is open", async () => {
    const page = await open(worldWith([aSubscriber("ada")]));
    expect(await screen.findByText("One person watched you in the last 7 days.")).toBeTruthy();
    act(() => page.bridge.emit("watchers:changed", ledgerOf(EVERYBODY, 2)));
    expect(screen.getByText("4 people watched you in the last 7 days.")).toBeTruthy();
  });

  it("narrows what it shows and says who is left out", async () => {
    await open(
      worldWith([
        aSubscriber("ada"),
        anEntry("sara", { lastAt: new Date(NOON - 9 * DAY).toISOString() }),
      ]),
    );
    fireEvent.click(await screen.findByRole("radio", { name: "7 days" }));
    expect(screen.getByText("One person watched you in the last 7 days.")).toBeTruthy();
    expect(
      screen.getByText("One more person watched you before that, within 30 days."),
    ).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Show 30 days" }));
    expect(screen.getByText("2 people watched you in the last 30 days.")).toBeTruthy();
  });

  it("shows who waits for an answer, each with the ways to give it", async () => {
    const page = await open(fullWorld);
    const [request] = await screen.findAllByRole("article");
    if (request === undefined) throw new Error("two people ask in this world");
    fireEvent.click(within(request).getByRole("button", { name: "Allow" }));
    expect(page.answered).toEqual([{ person: "bart@harbour.example", handling: "allow" }]);
  });

  it("says that nobody has looked yet, and what will be here", async () => {
    await open(worldWith([]));
    expect(await screen.findByRole("heading", { name: "Nobody has looked yet." })).toBeTruthy();
  });

  it("says what is safe when the ledger can't be fetched, and tries again when asked", async () => {
    const page = await open(worldWith(null));
    expect(await screen.findByRole("alert")).toBeTruthy();
    page.bridge.world.ledger = ledgerOf([aSubscriber("ada")]);
    await act(async () => {
      fireEvent.click(screen.getByRole("button", { name: "Try again" }));
      await Promise.resolve();
    });
    expect(await screen.findByText("One person watched you in the last 7 days.")).toBeTruthy();
  });

  it("asks anew when the service is back, and says meanwhile as of when it is", async () => {
    const page = await open(worldWith([aSubscriber("ada")]));
    await screen.findByText("One person watched you in the last 7 days.");
    const before = page.asked.filter(({ name }) => name === "watcher:list").length;
    act(() => page.bridge.setConnection("waiting", 5_000));
    expect(screen.getByText(/as of .*, not connected$/)).toBeTruthy();
    await act(async () => {
      page.bridge.setConnection("online");
      await Promise.resolve();
    });
    const after = page.asked.filter(({ name }) => name === "watcher:list").length;
    expect(after).toBeGreaterThan(before);
  });

  it("says how yesterday was", async () => {
    await open(worldWith([anEntry("sara", { lastAt: new Date(NOON - DAY).toISOString() })]));
    expect(await screen.findByText(/^Yesterday /)).toBeTruthy();
  });

  it("tells the app when nobody looks any more", async () => {
    const page = await open(worldWith([aSubscriber("ada")]));
    const closed = () => page.asked.filter(({ name }) => name === "watcher:close").length;
    await screen.findByRole("grid", { name: "Everyone" });
    expect(closed()).toBe(0);
    await act(async () => cleanup());
    expect(closed()).toBe(1);
  });

  it("changes from how many looks on it tells of somebody, and says what that means", async () => {
    const page = await open(worldWith([aSubscriber("ada")]));
    fireEvent.click(await screen.findByRole("button", { name: "What is told and kept" }));
    expect(screen.getByText(/^Once a day for each person at most/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: /20 times a day/ }));
    await act(async () => {
      fireEvent.click(screen.getByRole("option", { name: "Never" }));
      await Promise.resolve();
    });
    expect(page.state.preferences.store.getState().watchAlertAt).toBeNull();
    expect(screen.getByText("Everybody is listed here all the same.")).toBeTruthy();
  });

  it("offers what is kept as a file, and nothing where there is nothing", async () => {
    await open(worldWith([]));
    await screen.findByRole("heading", { name: "Nobody has looked yet." });
    expect(screen.queryByRole("button", { name: "Save as a file" })).toBeNull();
    cleanup();
    await open(worldWith([aSubscriber("ada")]));
    fireEvent.click(await screen.findByRole("button", { name: "Save as a file" }));
    const items = screen
      .getAllByRole("menuitem")
      .map((item) => item.getAttribute("aria-labelledby"));
    expect(items).toHaveLength(2);
  });

  it("asks before a shorter span forgets, and shows then what is left", async () => {
    const page = await open(
      worldWith([
        aSubscriber("ada", { lastAt: new Date(NOON).toISOString() }),
        anEntry("sara", { lastAt: new Date(NOON - 9 * DAY).toISOString() }),
      ]),
    );
    fireEvent.click(await screen.findByRole("button", { name: "What is told and kept" }));
    fireEvent.click(screen.getByRole("button", { name: /30 days/ }));
    fireEvent.click(screen.getByRole("option", { name: "7 days" }));
    const spans = () => page.asked.filter(({ name }) => name === "watcher:set-span");
    expect(spans()).toEqual([]);
    const question = screen.getByRole("alertdialog", { name: "Keep only the last 7 days?" });
    await act(async () => {
      fireEvent.click(within(question).getByRole("button", { name: "Forget it" }));
      await Promise.resolve();
    });
    expect(spans()).toMatchObject([{ input: { days: 7 } }]);
    expect(page.state.watchers.store.getState().information).toMatchObject({
      spanDays: 7,
      watchers: [{ watcher: "ada@analytical.example" }],
    });
    expect(screen.getByText("One person watched you in the last 7 days.")).toBeTruthy();
  });

  it("has one row for all who watch without a name, and says what it means", async () => {
    const at = new Date(NOON - 3 * DAY).toISOString();
    const anonymous = anAnonymous({
      fetchCount: 4,
      fetches: [{ at, count: 4, isLit: true }],
      lastAt: at,
    });
    await open(worldWithNameless([aSubscriber("ada")], anonymous));
    const section = await screen.findByRole("region", { name: "Anonymous watchers" });
    expect(within(section).getAllByRole("listitem")).toHaveLength(1);
    expect(within(section).getByText(/^4 looks · last /)).toBeTruthy();
    expect(within(section).getByText(/^People who hide that they watch/)).toBeTruthy();
    expect(screen.getByText(/^One person and anonymous watchers watched you/)).toBeTruthy();
    cleanup();
    await open(worldWith([aSubscriber("ada")]));
    expect(screen.queryByRole("region", { name: "Anonymous watchers" })).toBeNull();
  });

  it("does not say that nobody looked where only nameless ones did", async () => {
    await open(worldWithNameless([], anAnonymous()));
    await screen.findByRole("heading", { name: "Nobody has looked by name yet." });
    expect(screen.getByRole("region", { name: "Anonymous watchers" })).toBeTruthy();
  });

  it("lets somebody read the list, shows that they may, and takes it back", async () => {
    await open(worldWith([aSubscriber("ada")]));
    fireEvent.click(await screen.findByRole("button", { name: "Who reads this list" }));
    const field = screen.getByRole("textbox", { name: "Name or address" });
    fireEvent.change(field, { target: { value: "ben" } });
    await act(async () => {
      fireEvent.click(screen.getByRole("button", { name: "Let them read" }));
      await Promise.resolve();
    });
    expect(await screen.findByText("May read · never did")).toBeTruthy();
    await act(async () => {
      fireEvent.click(screen.getByRole("button", { name: "No longer" }));
      await Promise.resolve();
    });
    expect(await screen.findByText("May not read · never did")).toBeTruthy();
  });
});
