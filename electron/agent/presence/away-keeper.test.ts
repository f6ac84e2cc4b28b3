import { describe, expect, it } from "vitest";
import { type AutoAway, DEFAULT_AUTO_AWAY } from "../../../shared/contract/auto-away.ts";
import type { StatusChoice, StatusSetting } from "../../../shared/contract/presence.ts";
import { initialSetting } from "../../../shared/model/status-setting.ts";
import { createEmitter } from "../emitter.ts";
import { createServiceTime } from "../service-time.ts";
import { createManualClock } from "../testing/manual-clock.fixture.ts";
import { createAwayKeeper } from "./away-keeper.ts";

const MINUTE = 60_000;

const settings: AutoAway = {
  ...DEFAULT_AUTO_AWAY,
  first: { afterMinutes: 5, note: "back soon" },
  second: { afterMinutes: 30, note: "gone" },
};

/** On a device whose clock is an hour ahead of the service's. */
function startKeeper(given: Partial<AutoAway> = {}) {
  const clock = createManualClock();
  const serviceTime = createServiceTime(clock);
  serviceTime.set(new Date(clock.now() - 60 * MINUTE).toISOString());
  const changed = createEmitter<StatusSetting>();
  let setting = initialSetting(new Date(clock.now()));
  const status = { status: () => setting, onDidChange: changed.onDid };
  const keeper = createAwayKeeper({
    clock,
    serviceTime,
    status,
    settings: { ...settings, ...given },
  });
  const published: unknown[] = [];
  keeper.onDidChangeUse((use) => published.push(use));
  const told: unknown[] = [];
  keeper.onDidChange((away) => told.push(away));
  const choose = (choice: StatusChoice) => {
    setting = { ...setting, choice };
    changed.emit(setting);
  };
  return { clock, keeper, published, told, choose };
}

const IN_USE = { userInput: "active", lastInput: null, away: null };

describe("a device left alone", () => {
  it("goes away in two stages, each with its text, and tells why since when", () => {
    const { clock, keeper, published, told } = startKeeper();
    clock.advance(31 * MINUTE);
    const since = "2026-01-01T12:00:00.000Z";
    expect(published).toEqual([
      { userInput: "idle", lastInput: null, away: { stage: 1, note: "back soon" } },
      { userInput: "idle", lastInput: null, away: { stage: 2, note: "gone" } },
    ]);
    expect(told).toEqual([
      { stage: 1, cause: "idle", since, note: "back soon", endedAt: null },
      { stage: 2, cause: "idle", since, note: "gone", endedAt: null },
    ]);
    expect(keeper.use()).toBe(published.at(-1));
  });

  it("is back at once, and can say afterwards why it was away", () => {
    const { clock, keeper, published } = startKeeper();
    clock.advance(10 * MINUTE);
    keeper.observe({ kind: "input", agoMs: 0 });
    expect(published.at(-1)).toEqual(IN_USE);
    expect(keeper.away()).toMatchObject({
      since: "2026-01-01T12:00:00.000Z",
      endedAt: "2026-01-01T12:10:00.000Z",
    });
    keeper.observe({ kind: "input", agoMs: 0 });
    expect(published).toHaveLength(2);
  });

  it("says no more of it than what was said already", () => {
    const { clock, keeper, published } = startKeeper({ tellsLastInput: true });
    for (let seconds = 0; seconds < 1_200; seconds += 15) {
      clock.advance(15_000);
      keeper.observe({ kind: "input", agoMs: (seconds + 15) * 1_000 - (seconds % 1_000) });
    }
    expect(published).toHaveLength(1);
  });

  it("tells when it was used last only where that is wanted, and by the service's clock", () => {
    const { clock, keeper } = startKeeper();
    clock.advance(6 * MINUTE);
    expect(keeper.use().lastInput).toBeNull();
    keeper.configure({ ...settings, tellsLastInput: true });
    expect(keeper.use().lastInput).toBe("2026-01-01T11:00:00.000Z");
    keeper.configure(settings);
    expect(keeper.use().lastInput).toBeNull();
  });

  it("follows its settings from the moment they are changed", () => {
    const { clock, keeper, published } = startKeeper();
    clock.advance(2 * MINUTE);
    keeper.configure({ ...settings, first: { afterMinutes: 1, note: "" } });
    expect(published).toMatchObject([{ away: { stage: 1, note: "" } }]);
    keeper.configure({ ...settings, first: { afterMinutes: 0, note: "" } });
    expect(published.at(-1)).toEqual(IN_USE);
    clock.advance(28 * MINUTE);
    expect(published.at(-1)).toMatchObject({ away: { stage: 2 } });
  });

  it("keeps no timer once nothing more is due, nor after the end", () => {
    const { clock, keeper } = startKeeper();
    expect(clock.untilNext()).not.toBeNull();
    clock.advance(30 * MINUTE);
    expect(clock.untilNext()).toBeNull();
    keeper.observe({ kind: "touched" });
    keeper.stop();
    expect(clock.untilNext()).toBeNull();
  });

  it("explains a locked screen by the lock", () => {
    const { clock, keeper } = startKeeper();
    clock.advance(4 * MINUTE);
    keeper.observe({ kind: "locked" });
    expect(keeper.away()).toMatchObject({ cause: "locked", since: "2026-01-01T12:04:00.000Z" });
  });
});

describe("a status chosen by hand", () => {
  it.each(["away", "busy", "not-accepting", "invisible"] as const)(
    "that is %s is not explained by anything automatic, and the device says its own all the same",
    (choice) => {
      const { clock, keeper, told, choose } = startKeeper();
      choose(choice);
      clock.advance(6 * MINUTE);
      expect(told).toEqual([]);
      expect(keeper.use().userInput).toBe("idle");
      keeper.observe({ kind: "touched" });
      choose("available");
      expect(told).toEqual([]);
    },
  );

  it("that ends while nobody is there leaves the device away, with its reason", () => {
    const { clock, told, choose } = startKeeper();
    choose("busy");
    clock.advance(6 * MINUTE);
    choose("available");
    expect(told).toMatchObject([{ cause: "idle", endedAt: null }]);
  });

  it("ends the explanation of what was before", () => {
    const { clock, keeper, choose } = startKeeper();
    clock.advance(6 * MINUTE);
    keeper.observe({ kind: "touched" });
    expect(keeper.away()).not.toBeNull();
    choose("available");
    expect(keeper.away()).toBeNull();
  });
});
