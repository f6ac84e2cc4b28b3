import { act, fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { WatchAlert } from "../../shared/contract/watcher.ts";
import { principal } from "../testing/people.ts";
import { renderPage } from "../testing/render-page.tsx";
import { emptyWorld } from "../testing/worlds.ts";
import { AppRail } from "./app-rail.tsx";
import { useWatchAlerts } from "./use-watch-alerts.ts";

function anAlert(name: string, part: Partial<WatchAlert> = {}): WatchAlert {
  return WatchAlert.parse({
    watcher: principal(name),
    displayName: name,
    kind: "often",
    count: 40,
    pollIntervalMs: null,
    at: "2026-11-26T11:00:00.000Z",
    ...part,
  });
}

function Alerting() {
  useWatchAlerts();
  return <AppRail me={null} />;
}

const open = () => renderPage(<Alerting />, emptyWorld);
const watchers = () => screen.getByRole("button", { name: /^Watchers/ });

describe("alerts about watchers in the window", () => {
  it("come as one sentence that leads to the watchers, and are counted on the way there", async () => {
    const page = await open();
    act(() => page.bridge.emit("alerts:changed", [anAlert("tomasz")]));
    expect(screen.getByText(/ looked 40 times today$/)).toBeTruthy();
    expect(watchers().textContent).toContain("1 looks often");
    fireEvent.click(screen.getByRole("button", { name: "Who’s watching" }));
    expect(page.state.view.store.getState().section).toBe("watchers");
    act(() => page.bridge.emit("alerts:changed", []));
    expect(watchers().textContent).not.toContain("often");
  });

  it("say of a poller how often it looks", async () => {
    const page = await open();
    const poller = anAlert("otto", { kind: "poller", pollIntervalMs: 301_000 });
    act(() => page.bridge.emit("alerts:changed", [poller]));
    expect(screen.getByText(/ looks every 5 minutes$/)).toBeTruthy();
  });

  it("are one sentence for many, and not said again with the next one", async () => {
    const page = await open();
    const two = [anAlert("otto"), anAlert("tomasz")];
    act(() => page.bridge.emit("alerts:changed", two));
    expect(screen.getByText("2 people look more often than usual")).toBeTruthy();
    act(() => page.bridge.emit("alerts:changed", [...two, anAlert("finn", { count: 77 })]));
    expect(screen.getByText(/ looked 77 times today$/)).toBeTruthy();
  });

  it("say nothing of what was there before the window, or while the watchers are open", async () => {
    const page = await renderPage(<Alerting />, (now) => {
      const world = emptyWorld(now);
      world.snapshot.alerts = [anAlert("otto")];
      return world;
    });
    expect(watchers().textContent).toContain("1 looks often");
    act(() => page.state.view.openSection("watchers"));
    act(() => page.bridge.emit("alerts:changed", [anAlert("otto"), anAlert("tomasz")]));
    expect(screen.queryByText(/today$/)).toBeNull();
  });
});
