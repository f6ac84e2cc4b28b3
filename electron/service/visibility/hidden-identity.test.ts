import { describe, expect, it } from "vitest";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import { requireAllowedName } from "../account/account-name.ts";
import {
  hiddenIdentityOf,
  isHiddenIdentity,
  isUnnamed,
  principalBehind,
  unnamedIdentity,
} from "./hidden-identity.ts";

const ada = PrincipalAddress.parse("ada@home");

describe("the identity of somebody who hides", () => {
  it("is another one, leads back to theirs, and is there once", () => {
    const hidden = hiddenIdentityOf(ada);
    expect(hidden).not.toBe(ada);
    expect(principalBehind(hidden)).toBe(ada);
    expect(hiddenIdentityOf(hidden)).toBe(hidden);
    expect([isHiddenIdentity(ada), isHiddenIdentity(hidden)]).toEqual([false, true]);
  });

  it("is no name that an account can have", () => {
    for (const taken of [hiddenIdentityOf(ada), unnamedIdentity("home")]) {
      const name = taken.slice(0, taken.indexOf("@"));
      expect(() => requireAllowedName(name, [])).toThrow(/account name/);
    }
  });

  it("is one for all who are not signed in, and leads to nobody", () => {
    const unnamed = unnamedIdentity("home");
    expect(isUnnamed(unnamed)).toBe(true);
    expect(isHiddenIdentity(unnamed)).toBe(true);
    expect(isUnnamed(hiddenIdentityOf(ada))).toBe(false);
    expect(principalBehind(unnamed)).toBe(unnamed);
  });
});
