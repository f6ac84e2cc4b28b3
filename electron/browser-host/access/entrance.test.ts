import { describe, expect, it } from "vitest";
import { createEntrance, type Entrance } from "./entrance.ts";

function enter(entrance: Entrance) {
  const pass = entrance.redeem(entrance.issueToken());
  if (pass === null) throw new Error("a fresh token is good");
  return pass;
}

describe("createEntrance", () => {
  it("exchanges a token once", () => {
    const entrance = createEntrance();
    const token = entrance.issueToken();
    const pass = entrance.redeem(token);
    expect(entrance.admits(pass?.cookie)).toBe(true);
    expect(entrance.redeem(token)).toBeNull();
    expect(entrance.admits(pass?.cookie)).toBe(true);
  });

  it("admits nobody without a cookie, nor with a token or ticket in its place", () => {
    const entrance = createEntrance();
    expect(entrance.admits(undefined)).toBe(false);
    expect(entrance.admits("")).toBe(false);
    expect(entrance.admits(entrance.issueToken())).toBe(false);
    expect(entrance.admits(enter(entrance).ticket)).toBe(false);
  });

  it("gives a proof for a ticket, once, and takes the proof from then on", () => {
    const entrance = createEntrance();
    const { ticket } = enter(entrance);
    const proof = entrance.prove({ proof: null, ticket });
    expect(proof).not.toBeNull();
    expect(entrance.prove({ proof: null, ticket })).toBeNull();
    expect(entrance.prove({ proof, ticket })).toBe(proof);
    expect(entrance.prove({ proof, ticket: null })).toBe(proof);
  });

  it("takes a fresh ticket beside a proof of another time", () => {
    const entrance = createEntrance();
    const { ticket } = enter(entrance);
    const proof = entrance.prove({ proof: "of another host", ticket });
    expect(entrance.prove({ proof, ticket: null })).toBe(proof);
  });

  it("takes nothing else for a proof, the cookie least of all", () => {
    const entrance = createEntrance();
    const token = entrance.issueToken();
    const { cookie, ticket } = enter(entrance);
    for (const shown of [null, "", "guess", token, cookie]) {
      expect(entrance.prove({ proof: shown, ticket: shown })).toBeNull();
    }
    expect(entrance.prove({ proof: ticket, ticket: null })).toBeNull();
  });

  it("gives everything a value of its own", () => {
    const entrance = createEntrance();
    const tokens = [entrance.issueToken(), entrance.issueToken()];
    const given = tokens.flatMap((token) => {
      const { cookie, ticket } = entrance.redeem(token) ?? { cookie: "", ticket: "" };
      return [cookie, ticket, entrance.prove({ proof: null, ticket })];
    });
    expect(new Set([...tokens, ...given]).size).toBe(8);
  });

  it("forgets the oldest of many unused tokens", () => {
    const entrance = createEntrance();
    const tokens = Array.from({ length: 5 }, () => entrance.issueToken());
    expect(entrance.redeem(tokens[0] ?? "")).toBeNull();
    expect(entrance.redeem(tokens[4] ?? "")).not.toBeNull();
  });

  it("knows nothing of the cookies and proofs of another process", () => {
    const other = createEntrance();
    const { cookie, ticket } = enter(other);
    const proof = other.prove({ proof: null, ticket });
    expect(createEntrance().admits(cookie)).toBe(false);
    expect(createEntrance().prove({ proof, ticket })).toBeNull();
  });
});
