import { describe, expect, it } from "vitest";
import { AccessRule } from "../../../shared/contract/access.ts";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { plainGrant } from "../../../shared/model/access-grant.ts";
import { createSystemClock } from "../system-clock.ts";
import { createManualClock } from "../testing/manual-clock.fixture.ts";
import { createInterchange } from "./create-interchange.ts";

const PATIENTLY = { timeout: 120_000 } as const;
const clock = createSystemClock();

function aRule(at: number, handling: AccessRule["handling"] = "allow"): AccessRule {
  return AccessRule.parse({
    ...plainGrant({ kind: "person", person: PrincipalAddress.parse(`p${at}@home`) }, handling),
    id: `${at}`,
    decidedAt: "2026-01-01T00:00:00.000Z",
  });
}

describe("reading and writing in a thread", PATIENTLY, () => {
  it("gives 10,000 rules back as they were, while this thread goes on", async () => {
    const interchange = createInterchange({ clock });
    const rules = Array.from({ length: limits.accessRules }, (_, at) => aRule(at));
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 2);
    const text = await interchange.run("write-rules", { rules, groups: new Map() });
    const read = await interchange.run("read-rules", { text, now: 0 });
    clearInterval(turning);
    expect(read.rules).toEqual(rules);
    // Had it been done here, the loop would have come round a few times and no more.
    expect(turns).toBeGreaterThan(50);
  });

  it("refuses with the problem, and goes on to the next file", async () => {
    const interchange = createInterchange({ clock });
    const refused = interchange.run("read-rules", { text: "rules!", now: 0 });
    const next = interchange.run("write-rules", { rules: [aRule(1)], groups: new Map() });
    await expect(refused).rejects.toMatchObject({
      code: "invalid-request",
      problem: { code: "not-xml", number: 1 },
    });
    expect(await next).toContain("pres:p1@home");
  });

  it("gives up what takes longer than anybody would wait", async () => {
    const manual = createManualClock();
    const interchange = createInterchange({ clock: manual, timeLimitMs: 1_000 });
    const running = interchange.run("write-rules", { rules: [aRule(1)], groups: new Map() });
    // The thread is begun in the next turn, and its time with it.
    await Promise.resolve();
    await Promise.resolve();
    manual.advance(1_000);
    await expect(running).rejects.toMatchObject({
      code: "too-large",
      problem: { code: "takes-too-long" },
    });
  });
});
