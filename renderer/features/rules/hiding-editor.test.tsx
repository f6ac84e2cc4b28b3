import { act, fireEvent, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { renderPage } from "../../testing/render-page.tsx";
import { fullWorld } from "../../testing/worlds.ts";
import { pretendLayout } from "../../ui/page.fixture.ts";
import { RulesPage } from "./rules-page.tsx";

beforeEach(() => pretendLayout(1_280));

// Finding by role walks the whole page, which takes its time where several run at once.
const SLOW_MS = 20_000;

const settle = () => act(async () => void (await new Promise((done) => setTimeout(done))));
const press = async (element: Element) => {
  fireEvent.click(element);
  await settle();
};

async function open() {
  const page = await renderPage(<RulesPage />, fullWorld);
  await press(screen.getByText("Hide that I’m watching"));
  return page;
}

describe("who may learn that one watches", { timeout: SLOW_MS }, () => {
  it("is a plain choice with its consequence beside it", async () => {
    const page = await open();
    const choices = screen.getByRole("radiogroup", { name: "Who may learn that I watch" });
    const all = within(choices).getAllByRole("radio");
    expect(all).toHaveLength(3);
    expect(choices.textContent).toContain("anonymous watcher where people let those in");
    await press(all[2] as Element);
    const asked = page.asked.filter(({ name }) => name === "visibility:set");
    expect(asked.map(({ input }) => input)).toEqual([{ rule: "hidden", exceptions: [] }]);
    expect(screen.getByText("It holds now.")).toBeTruthy();
  });

  it("says before and after what comes of it for each buddy", async () => {
    await open();
    expect(screen.getAllByText(/you would still see their light/)).toHaveLength(1);
    expect(screen.getAllByText(/you would not see their light/).length).toBeGreaterThan(1);
    const choices = screen.getByRole("radiogroup", { name: "Who may learn that I watch" });
    await press(within(choices).getAllByRole("radio")[2] as Element);
    expect(screen.getAllByText(/They see an anonymous watcher/)).toHaveLength(1);
    expect(screen.getAllByText(/You don’t see their light/).length).toBeGreaterThan(1);
  });

  it("lets one refuse the light to people who hide", async () => {
    const page = await open();
    await press(screen.getByRole("switch", { name: /people who hide that they watch/ }));
    const asked = page.asked.filter(({ name }) => name === "sharing:set");
    expect(asked.map(({ input }) => input)).toEqual([{ sharesWithHidden: false }]);
  });
});
