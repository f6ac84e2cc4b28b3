import { describe, expect, it } from "vitest";
import { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import { createManualClock } from "../testing/manual-clock.ts";
import { createRecordingLog } from "../testing/start-service.fixture.ts";
import { createFetchLog } from "./fetch-log.ts";
import type { RecordedFetch } from "./ledger-repository.ts";

const aFetch: RecordedFetch = {
  presentity: PresentityAddress.parse("pres:ada@home"),
  watcher: PrincipalAddress.parse("bob@home"),
  at: "2026-01-01T12:00:00.000Z",
  authenticationLevel: "password",
  shown: "full",
  isLit: true,
};

function aLog(record: (fetches: readonly RecordedFetch[]) => Promise<void> = async () => {}) {
  const clock = createManualClock();
  const { log, lines } = createRecordingLog();
  const batches: number[] = [];
  const fetchLog = createFetchLog({
    clock,
    log,
    repository: {
      record: (fetches) => {
        batches.push(fetches.length);
        return record(fetches);
      },
    },
  });
  return { clock, fetchLog, batches, lines };
}

describe("the fetch log", () => {
  it("writes many looks at once, a moment later", async () => {
    const { clock, fetchLog, batches } = aLog();
    for (let looks = 0; looks < 50; looks += 1) fetchLog.add(aFetch);
    expect(batches).toEqual([]);
    clock.advance(500);
    await fetchLog.flush();
    expect(batches).toEqual([50]);
  });

  it("does not wait when there are very many", async () => {
    const { fetchLog, batches } = aLog();
    for (let looks = 0; looks < 600; looks += 1) fetchLog.add(aFetch);
    await fetchLog.flush();
    expect(batches).toEqual([250, 250, 100]);
  });

  it("writes what is left when it stops, and has nothing to write otherwise", async () => {
    const { clock, fetchLog, batches } = aLog();
    await fetchLog.stop();
    fetchLog.add(aFetch);
    await fetchLog.stop();
    clock.advance(10_000);
    expect(batches).toEqual([1]);
    expect(clock.pending()).toBe(0);
  });

  it("goes on after the disk refused, and says so without names", async () => {
    let fails = true;
    const { fetchLog, batches, lines } = aLog(async () => {
      if (fails) throw new Error("ada@home");
    });
    fetchLog.add(aFetch);
    await fetchLog.flush();
    fails = false;
    fetchLog.add(aFetch);
    await fetchLog.flush();
    expect(batches).toEqual([1, 1]);
    expect(lines).toHaveLength(1);
    expect(lines.join()).not.toContain("ada@home");
  });
});
