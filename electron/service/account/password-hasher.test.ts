import { describe, expect, it } from "vitest";
import { createPasswordHasher, PASSWORD_COST } from "./password-hasher.ts";

const CHEAP = { memoryKiB: 64, passes: 1 };

describe("a password hasher", () => {
  it("knows the right password from a wrong one", async () => {
    const hasher = createPasswordHasher(CHEAP);
    const hash = await hasher.hash("correct horse");
    expect(await hasher.verify(hash, "correct horse")).toBe(true);
    expect(await hasher.verify(hash, "wrong horse")).toBe(false);
  });

  it("makes argon2id hashes at the advised cost, each with a salt of its own", async () => {
    const hasher = createPasswordHasher(PASSWORD_COST);
    const hashes = await Promise.all([hasher.hash("same"), hasher.hash("same")]);
    expect(hashes[0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u);
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  it("answers no where there is no account, after as much work as for a wrong password", async () => {
    const hasher = createPasswordHasher(CHEAP);
    expect(await hasher.verify(undefined, "anything")).toBe(false);
  });

  it("refuses what would have to wait too long, and works on", async () => {
    const hasher = createPasswordHasher(CHEAP);
    const all = await Promise.allSettled(Array.from({ length: 80 }, () => hasher.hash("x")));
    const refused = all.filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(80 - 2 - 64);
    await expect(hasher.hash("x")).resolves.toMatch(/argon2id/u);
  });
});
