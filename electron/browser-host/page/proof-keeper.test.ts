import { describe, expect, it } from "vitest";
import { createProofKeeper } from "./proof-keeper.ts";

/** A tab that was led to this fragment, with what its storage holds. */
function aTab(hash: string, stored: readonly [string, string][] = []) {
  const items = new Map(stored);
  const addresses: string[] = [];
  const keeper = createProofKeeper({
    storage: {
      getItem: (key) => items.get(key) ?? null,
      setItem: (key, value) => void items.set(key, value),
    },
    location: { pathname: "/", hash },
    history: { replaceState: (_state, _unused, url) => void addresses.push(url) },
  });
  return { keeper, items, addresses };
}

describe("createProofKeeper", () => {
  it("takes the ticket out of the address, and shows it until it has a proof", () => {
    const { keeper, addresses } = aTab("#ticket=abc");
    expect(addresses).toEqual(["/"]);
    expect(keeper.show()).toEqual({ proof: null, ticket: "abc" });
    expect(keeper.show()).toEqual({ proof: null, ticket: "abc" });
    keeper.keep("proof");
    expect(keeper.show()).toEqual({ proof: "proof", ticket: null });
  });

  it("keeps the proof for every other tab and the next load", () => {
    const { keeper, items } = aTab("#ticket=abc");
    keeper.keep("proof");
    const next = aTab("", [...items]);
    expect(next.keeper.show()).toEqual({ proof: "proof", ticket: null });
    expect(next.addresses).toEqual([]);
  });

  it("stores nothing that came with the address, and shows what it has beside it", () => {
    const first = aTab("#ticket=abc");
    first.keeper.keep("proof");
    const led = aTab("#ticket=planted", [...first.items]);
    expect(led.keeper.show()).toEqual({ proof: "proof", ticket: "planted" });
    expect([...led.items]).toEqual([...first.items]);
  });

  it("leaves every other fragment alone", () => {
    const { keeper, addresses } = aTab("#elsewhere");
    expect(addresses).toEqual([]);
    expect(keeper.show()).toEqual({ proof: null, ticket: null });
  });
});
