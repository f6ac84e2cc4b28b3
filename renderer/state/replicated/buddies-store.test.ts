import { describe, expect, it } from "vitest";
import { aBuddy, presentity } from "../../testing/people.ts";
import { createTestPage, NOON } from "../../testing/test-state.ts";
import { mergeBuddies, selectBuddy, type BuddiesState } from "./buddies-store.ts";

const ada = aBuddy({ name: "ada", displayName: "Ada", light: "available" }, NOON);
const noa = aBuddy({ name: "noa", displayName: "Noa" }, NOON);
const empty: BuddiesState = { byPresentity: new Map(), newestAsOf: null };
const both = mergeBuddies(empty, { buddies: [ada, noa], removed: [] });

describe("mergeBuddies", () => {
  it("keeps the very objects of those who did not change", () => {
    const away = aBuddy({ name: "ada", displayName: "Ada", light: "away" }, NOON);
    const next = mergeBuddies(both, { buddies: [away], removed: [] });
    expect(next.byPresentity.get(presentity("ada"))).toBe(away);
    expect(next.byPresentity.get(presentity("noa"))).toBe(noa);
  });

  it("is the same state when nobody is meant", () => {
    expect(mergeBuddies(both, { buddies: [], removed: [presentity("leilani")] })).toBe(both);
  });

  it("lets go of who left", () => {
    const next = mergeBuddies(both, { buddies: [], removed: [presentity("noa")] });
    expect([...next.byPresentity.keys()]).toEqual([presentity("ada")]);
  });

  it("knows the latest moment anything was known at", () => {
    const later = { ...noa, asOf: "2026-11-26T12:30:00.000Z" };
    expect(mergeBuddies(both, { buddies: [later], removed: [] }).newestAsOf).toBe(later.asOf);
    expect(
      mergeBuddies(empty, { buddies: [{ ...ada, asOf: null }], removed: [] }).newestAsOf,
    ).toBeNull();
  });
});

describe("the buddy list", () => {
  it("holds a new buddy once, whether the reply or the event comes first", async () => {
    const page = createTestPage();
    await page.app.load();
    const before = page.state.buddies.store.getState().byPresentity.size;
    const reply = await page.state.buddies.add({ address: "Vera", name: "", groups: ["Choir"] });
    expect(reply).toMatchObject({ ok: true });
    expect(page.state.buddies.store.getState().byPresentity.size).toBe(before + 1);
    expect(
      selectBuddy(presentity("vera"))(page.state.buddies.store.getState())?.subscription?.state,
    ).toBe("pending");
  });

  it.each([
    ["nobody", "address-unknown"],
    ["rude", "watching-refused"],
    ["jamila", "watching-yourself"],
    ["a b", "address-malformed"],
  ])("adds nobody when %s is refused with %s", async (address, code) => {
    const page = createTestPage();
    await page.app.load();
    const before = page.state.buddies.store.getState();
    const reply = await page.state.buddies.add({ address, name: "", groups: [] });
    expect(reply).toMatchObject({ ok: false, error: { code } });
    expect(page.state.buddies.store.getState()).toBe(before);
  });

  it("renames, regroups and removes", async () => {
    const page = createTestPage();
    await page.app.load();
    const who = presentity("ada");
    await page.state.buddies.change(who, { name: "Countess", groups: ["Family"] });
    expect(selectBuddy(who)(page.state.buddies.store.getState())?.buddy).toMatchObject({
      name: "Countess",
      groups: ["Family"],
    });
    await page.state.buddies.remove(who);
    expect(selectBuddy(who)(page.state.buddies.store.getState())).toBeUndefined();
  });
});
