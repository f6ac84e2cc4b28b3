import { describe, expect, it } from "vitest";
import { DeviceId } from "../../../shared/contract/account.ts";
import { PresentityAddress } from "../../../shared/contract/address.ts";
import type { StatusSetting } from "../../../shared/contract/presence.ts";
import { availabilityOf } from "../../../shared/model/availability.ts";
import { initialSetting, NO_DETAILS } from "../../../shared/model/status-setting.ts";
import type { StoredPresentity } from "./presence-repository.ts";
import {
  brightnessOf,
  createPresentity,
  currentSetting,
  isShownPresent,
  moveView,
  type Presentity,
  settleAbsence,
} from "./presentity.ts";

const noon = Date.parse("2026-01-01T12:00:00.000Z");
const desk = DeviceId.parse("11111111-1111-4111-8111-111111111111");
const device = { key: desk, label: "Desk", userInput: "active" } as const;

function aPresentity(stored: Partial<StoredPresentity> = {}): Presentity {
  const fresh = {
    profile: { label: "", delegates: [], contacts: [], markup: [] },
    address: PresentityAddress.parse("pres:ada@home"),
    createdAt: new Date(noon - 60_000).toISOString(),
    setting: null,
    view: null,
    signOff: null,
    apart: new Map(),
    filtered: [],
  };
  return createPresentity(
    { ...fresh, ...stored },
    { displayName: "Ada", devices: new Map(), first: undefined },
    noon,
  );
}

function come(presentity: Presentity): void {
  presentity.devices.set(desk, { ...device, expiresAt: noon + 25_000 });
}

function choose(presentity: Presentity, choice: StatusSetting["choice"]): void {
  presentity.setting = { ...initialSetting(new Date(noon)), choice };
}

function move(presentity: Presentity, seconds: number): boolean {
  const now = noon + seconds * 1_000;
  return moveView(presentity, now, now);
}

describe("a presentity", () => {
  it("that was never here shows everybody what strangers see", () => {
    const presentity = aPresentity();
    expect(JSON.stringify(presentity.view.document)).toBe(JSON.stringify(presentity.stranger));
    expect(presentity.stranger.lastSeen).toBeNull();
  });

  it("moves its view only when what it shows changed", () => {
    const presentity = aPresentity();
    come(presentity);
    expect(move(presentity, 0)).toBe(true);
    expect(move(presentity, 5)).toBe(false);
    choose(presentity, "busy");
    expect(move(presentity, 6)).toBe(true);
  });

  it("freezes when it was last seen at the moment it goes", () => {
    const presentity = aPresentity();
    come(presentity);
    move(presentity, 0);
    choose(presentity, "invisible");
    move(presentity, 10);
    const { document } = presentity.view;
    expect(document.lastSeen).toBe(new Date(noon + 10_000).toISOString());
    presentity.devices.clear();
    expect(move(presentity, 20)).toBe(false);
    expect(presentity.view.document).toBe(document);
  });

  it("says when it went, also when that was noticed later", () => {
    const presentity = aPresentity();
    come(presentity);
    move(presentity, 0);
    presentity.devices.clear();
    moveView(presentity, noon + 3_600_000, noon + 5_000);
    expect(presentity.view.document.lastSeen).toBe(new Date(noon + 5_000).toISOString());
  });

  it("keeps an absence as it is when its owner, unseen, chooses something else", () => {
    const presentity = aPresentity();
    come(presentity);
    choose(presentity, "not-accepting");
    move(presentity, 0);
    presentity.devices.clear();
    move(presentity, 5);
    choose(presentity, "invisible");
    come(presentity);
    expect(move(presentity, 10)).toBe(false);
    expect(presentity.view.document.tuples[0]?.status.basic).toBe("closed");
  });

  it("opens in its absence when the time of a closed status is over", () => {
    const presentity = aPresentity();
    come(presentity);
    choose(presentity, "not-accepting");
    move(presentity, 0);
    presentity.devices.clear();
    move(presentity, 5);
    choose(presentity, "available");
    settleAbsence(presentity, "open");
    expect(move(presentity, 60)).toBe(true);
    expect(presentity.view.document.tuples[0]?.status.basic).toBe("open");
    expect(isShownPresent(presentity)).toBe(false);
  });

  it("comes back from storage to the byte", () => {
    const before = aPresentity();
    come(before);
    move(before, 0);
    const view = JSON.parse(JSON.stringify(before.view)) as Presentity["view"];
    const after = aPresentity({ view, signOff: before.signOff });
    come(after);
    expect(move(after, 30)).toBe(false);
    expect(JSON.stringify(after.view.document)).toBe(JSON.stringify(before.view.document));
  });

  it("has the status that holds now, also when nobody noticed its end", () => {
    const until = new Date(noon).toISOString();
    const fallback = { choice: "away", note: "", details: NO_DETAILS } as const;
    const setting = { ...initialSetting(new Date(noon)), choice: "busy" as const, until };
    const presentity = aPresentity({ setting: { ...setting, then: fallback } });
    expect(currentSetting(presentity, noon - 1).choice).toBe("busy");
    expect(currentSetting(presentity, noon).choice).toBe("away");
  });
});

describe("the light", () => {
  it.each([
    ["available", "lit"],
    ["away", "dimmed"],
    ["busy", "dimmed"],
    ["not-accepting", null],
    ["invisible", null],
  ] as const)("of somebody %s is %s", (choice, brightness) => {
    const presentity = aPresentity();
    come(presentity);
    choose(presentity, choice);
    move(presentity, 0);
    expect(brightnessOf(presentity.view.document)).toBe(brightness);
    expect(availabilityOf(presentity.view.document)).not.toBe("unknown");
  });
});
