import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FiredAlert } from "../../shared/contract/alert.ts";
import { chooseFormattingLocale } from "../i18n/formatting-locale.ts";
import { presentity, principal } from "../testing/people.ts";
import { renderPage } from "../testing/render-page.tsx";
import { NOON, type TestPage } from "../testing/test-state.ts";
import { fullWorld } from "../testing/worlds.ts";
import { toldWords, useFiredAlerts } from "./use-fired-alerts.ts";

beforeAll(() => chooseFormattingLocale("en-GB"));
afterAll(() => chooseFormattingLocale(undefined));

const fired = (name: string, changes: Partial<FiredAlert> = {}): FiredAlert => ({
  presentity: presentity(name),
  kind: "online",
  at: new Date(NOON).toISOString(),
  isLate: false,
  ...changes,
});

function Teller() {
  useFiredAlerts();
  return null;
}

function tellOf({ bridge }: TestPage, ...alerts: FiredAlert[]): void {
  bridge.world.snapshot.firedAlerts = alerts;
  act(() => bridge.emit("presence-alerts:changed", { alerts: [], fired: alerts }));
}

describe("what somebody waited to be told of", () => {
  it("is said until it is answered, and then never again", async () => {
    const page = await renderPage(<Teller />);
    tellOf(page, fired("ada"));
    const toast = await screen.findByRole("alertdialog");
    expect(toast.textContent).toContain("Ada Byron-King’s light is on.");
    fireEvent.click(within(toast).getByRole("button", { name: "Open" }));
    expect(page.state.view.store.getState().person).toBe(principal("ada"));
    await waitFor(() => expect(page.bridge.world.snapshot.firedAlerts).toEqual([]));
  });

  it("is said anew by a window that opens later, with when it was", async () => {
    await renderPage(<Teller />, (now) => {
      const world = fullWorld(now);
      const at = new Date(now - 90 * 60_000).toISOString();
      world.snapshot.firedAlerts = [fired("anh", { kind: "open", at })];
      return world;
    });
    expect(
      await screen.findByText(/Trần Nguyệt Ánh began to accept messages again \(\d\d:\d\d\)/),
    ).toBeTruthy();
  });

  it("is taken back once it was seen in another window, and not reported twice", async () => {
    const page = await renderPage(<Teller />);
    tellOf(page, fired("ada"), fired("noa", { kind: "back" }));
    expect(await screen.findByText("נועה בן־דוד is back.")).toBeTruthy();
    tellOf(page);
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
    expect(page.asked.map(({ name }) => name)).not.toContain("alert:seen");
  });

  it("does not claim to know when, where it came about while not connected", () => {
    const words = toldWords(fired("ada", { isLate: true }), "Ada", NOON);
    expect(words).toBe("Ada’s light came on while you were not connected.");
  });
});
