import { describe, expect, it } from "vitest";
import { AccessRule } from "../../../shared/contract/access.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { ErrorCode } from "../../../shared/result/error-code.ts";
import { plainGrant } from "../../../shared/model/access-grant.ts";
import { loadKept } from "../archive/kept.ts";
import { createInterchange } from "../interchange/create-interchange.ts";
import { presRulesOf } from "../interchange/write-pres-rules.ts";
import { createSystemClock } from "../system-clock.ts";
import { openTestArchive } from "../testing/test-archive.fixture.ts";
import { createRulesExchange } from "./rules-exchange.ts";

const PATIENTLY = { timeout: 60_000 } as const;
const NOW = "2026-06-01T12:00:00.000Z";

function aRule(id: string, change: Partial<AccessRule> = {}): AccessRule {
  return AccessRule.parse({
    ...plainGrant({ kind: "authenticated" }, "block"),
    id,
    decidedAt: NOW,
    ...change,
  });
}

/** Of an account whose service answers as it is told. */
async function openExchange(rules: readonly AccessRule[]) {
  const { archive, ...test } = await openTestArchive();
  const service: { rules: readonly AccessRule[]; refusal: ErrorCode | null } = {
    rules,
    refusal: null,
  };
  const exchange = createRulesExchange({
    interchange: createInterchange({ clock: createSystemClock() }),
    access: {
      rules: () => service.rules,
      replace: async (all) => {
        if (service.refusal !== null) throw new AppError(service.refusal, "told to refuse");
        service.rules = all;
      },
    },
    roster: { buddies: () => [] },
    kept: await loadKept(archive),
    serviceTime: { now: () => NOW },
  });
  return { ...test, exchange, service };
}

const FILE = presRulesOf([aRule("theirs")], new Map());

describe("rules from a file", PATIENTLY, () => {
  it("that the service refuses leave what could be gone back to as it was", async () => {
    await using test = await openExchange([aRule("first")]);
    const { exchange, service } = test;
    await exchange.import(FILE);
    expect(exchange.kept()).toEqual({ at: NOW, count: 1 });
    service.refusal = "unavailable";
    await expect(exchange.import(presRulesOf([], new Map()))).rejects.toThrow("told to refuse");
    service.refusal = null;
    await exchange.undoImport();
    expect(service.rules).toEqual([aRule("first")]);
    expect(exchange.kept()).toBeNull();
  });

  it("of which nobody knows whether they hold can be taken back all the same", async () => {
    await using test = await openExchange([aRule("first"), aRule("second")]);
    test.service.refusal = "timeout";
    await expect(test.exchange.import(FILE)).rejects.toThrow("told to refuse");
    expect(test.exchange.kept()).toMatchObject({ count: 2 });
  });

  it("that mean nothing here and now are named: groups that nobody is in, and times that are over", async () => {
    await using test = await openExchange([]);
    const rules = [
      aRule("group", { condition: { kind: "group", group: "Choir" } }),
      aRule("over", { validity: { from: null, until: "2026-01-01T00:00:00.000Z" } }),
      aRule("coming", { validity: { from: "2027-01-01T00:00:00.000Z", until: null } }),
    ];
    expect(await test.exchange.read(presRulesOf(rules, new Map()))).toEqual({
      outcome: "read",
      rules,
      count: 3,
      takenCount: 3,
      remarks: [
        { code: "group-unknown", about: "Choir" },
        { code: "rule-over", number: 1 },
      ],
    });
  });
});
