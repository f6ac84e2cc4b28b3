import { describe, expect, it } from "vitest";
import { DeviceToken } from "../../shared/contract/account.ts";
import { DEFAULT_AUTO_AWAY } from "../../shared/contract/auto-away.ts";
import { ok, type Result } from "../../shared/result/result.ts";
import { createAgent } from "./agent.ts";
import type { Archive } from "./archive/open-archive.ts";
import { createManualClock } from "./testing/manual-clock.fixture.ts";
import { aMessageItem, bob } from "./testing/messages.fixture.ts";
import {
  type ScriptedService,
  startScriptedService,
  welcome,
} from "./testing/scripted-service.fixture.ts";
import { silentLog } from "./testing/silent-log.fixture.ts";
import { openTestArchive } from "./testing/test-archive.fixture.ts";
import { until } from "./testing/until.fixture.ts";

const token = DeviceToken.parse("a token of twenty letters");

/** What a service answers to somebody who has nothing yet. */
const replies: Readonly<Record<string, unknown>> = {
  "session:start": welcome,
  "presence:publish": {},
  "presence:unpublish": {},
  "presence:resume": { watched: [] },
  "buddy:list": { buddies: [] },
  "access:list": { rules: [] },
  "watcher:requests": { requests: [] },
  "inbox:acknowledge": {},
};

/** Answers as above, and first of all as the test says. */
function script(service: ScriptedService, own: (name: string) => Result<unknown> | undefined) {
  const asked: string[] = [];
  service.answer = (name) => {
    asked.push(name);
    return own(name) ?? ok(replies[name]);
  };
  return asked;
}

function anAgent(archive: Archive, service: ScriptedService) {
  const clock = createManualClock();
  return createAgent({
    identity: welcome.identity,
    archive,
    autoAway: DEFAULT_AUTO_AWAY,
    resolveService: async () => service,
    readToken: async () => token,
    clock,
    random: () => 0,
    watchAlertAt: () => 20,
    log: silentLog,
  });
}

describe("an agent", { timeout: 30_000 }, () => {
  it("whose connection ends while it catches up lets what is written then be taken back", async () => {
    await using test = await openTestArchive();
    await using service = await startScriptedService();
    script(service, (name) => {
      if (name === "session:start") return ok({ ...welcome, inboxLast: 1 });
      if (name !== "inbox:fetch") return undefined;
      // The reply still leaves, and is being archived when the connection ends.
      setImmediate(() => service.hangUp());
      return ok({ items: [aMessageItem(1)], last: 1 });
    });
    const agent = await anAgent(test.archive, service);
    agent.start();
    await until(
      () => agent.inbox.conversations(),
      (conversations) => conversations.length > 0,
    );
    await until(() => !agent.connection.isOnline());
    const { id } = await agent.sender.send(bob, "written offline");
    expect(await agent.sender.cancel(id)).toBe("written offline");
    await agent.stop();
  });

  it("that is stopped while it takes the connection up does not show itself again", async () => {
    await using test = await openTestArchive();
    await using service = await startScriptedService();
    const agent = await anAgent(test.archive, service);
    await agent.status.choose({ choice: "busy", note: "", until: null });
    let told = () => {};
    const asked = script(service, (name) => {
      if (name === "status:choose") told = () => void agent.stop();
      return name === "status:choose" ? ok({ ...welcome.status, choice: "busy" }) : undefined;
    });
    agent.status.onDidChange(() => told());
    agent.start();
    await until(() => asked.includes("presence:unpublish"));
    await until(() => agent.connection.state().state === "signed-out");
    expect(asked).not.toContain("presence:publish");
  });

  it("whose archive takes nothing any more stops all the same", async () => {
    await using test = await openTestArchive();
    await using service = await startScriptedService();
    const agent = await anAgent(test.archive, service);
    const { presentity } = welcome.identity;
    agent.roster.put([{ presentity, name: "", groups: [], addedAt: welcome.serviceTime }]);
    await test.archive.close();
    await expect(agent.stop()).resolves.toBeUndefined();
  });
});
