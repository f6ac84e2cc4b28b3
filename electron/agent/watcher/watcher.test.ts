import { describe, expect, it } from "vitest";
import { Buddy } from "../../../shared/contract/buddy.ts";
import { ok } from "../../../shared/result/result.ts";
import { loadKept } from "../archive/kept.ts";
import type { Archive } from "../archive/open-archive.ts";
import { createManualClock } from "../testing/manual-clock.fixture.ts";
import { createScriptedLink } from "../testing/scripted-link.fixture.ts";
import { silentLog } from "../testing/silent-log.fixture.ts";
import { openTestArchive } from "../testing/test-archive.fixture.ts";
import { createAccessKeeper } from "./access-keeper.ts";
import { createRoster } from "./roster.ts";
import { createWatcher } from "./watcher.ts";

const aBuddy = (name: string): Buddy =>
  Buddy.parse({
    presentity: `pres:${name}@home`,
    name: "",
    groups: [],
    addedAt: "2026-01-01T12:00:00.000Z",
  });
const [bob, eve] = [aBuddy("bob"), aBuddy("eve")];

/** A watcher whose service answers for Bob at once and for the rest when the test says so. */
async function startWatcher(archive: Archive) {
  const rest = Promise.withResolvers<void>();
  const link = createScriptedLink({
    "buddy:list": () => ok({ buddies: [bob] }),
    "presence:resume": () => ok({ watched: [] }),
    "access:list": () => rest.promise.then(() => ok({ rules: [] })),
    "watcher:requests": () => ok({ requests: [] }),
  });
  const roster = await createRoster({ archive, clock: createManualClock(), log: silentLog });
  const access = createAccessKeeper({ link, kept: await loadKept(archive) });
  const watcher = createWatcher({ link, roster, access });
  const names = () => roster.buddies().map(({ buddy }) => buddy.presentity);
  return { watcher, names, answerTheRest: rest.resolve };
}

describe("a watcher", { timeout: 30_000 }, () => {
  it("that reads everything anew keeps who comes onto the list before it is done", async () => {
    await using test = await openTestArchive();
    const { watcher, names, answerTheRest } = await startWatcher(test.archive);
    const resumed = watcher.resume();
    // Events come a turn behind the replies before them.
    await new Promise((resolve) => void setImmediate(resolve));
    watcher.receive({ name: "buddy:changed", payload: { buddies: [eve], removed: [] } });
    answerTheRest();
    await resumed;
    expect(names()).toEqual([bob.presentity, eve.presentity]);
  });
});
