import { describe, expect, it } from "vitest";
import type { DeviceUse } from "../../../shared/contract/device-use.ts";
import { times } from "../../../shared/contract/limits.ts";
import { fail, ok } from "../../../shared/result/result.ts";
import { createEmitter } from "../emitter.ts";
import { createManualClock } from "../testing/manual-clock.fixture.ts";
import { createScriptedLink } from "../testing/scripted-link.fixture.ts";
import { silentLog } from "../testing/silent-log.fixture.ts";
import { createPublisher } from "./publisher.ts";

function startPublisher(isRefused = false) {
  const clock = createManualClock();
  const link = createScriptedLink({
    "presence:publish": () =>
      isRefused ? fail("rate-limited", "no") : ok({ expiresAt: "2026-01-01T12:00:25.000Z" }),
    "presence:unpublish": () => ok({}),
  });
  const changed = createEmitter<DeviceUse>();
  let said = active;
  const use = { use: () => said, onDidChangeUse: changed.onDid };
  const say = (next: DeviceUse) => {
    said = next;
    changed.emit(next);
  };
  const publisher = createPublisher({ link, use, clock, log: silentLog });
  const published = () => link.asked.map(({ input }) => input);
  return { clock, link, publisher, published, say };
}

const active: DeviceUse = { userInput: "active", lastInput: null, away: null };
const idle: DeviceUse = { userInput: "idle", lastInput: null, away: { stage: 1, note: "" } };
const saysActive = { userInput: "active" };
const saysIdle = { userInput: "idle", away: { stage: 1, note: "" } };

describe("a presence user agent", () => {
  it("publishes, and again well before it lapses", async () => {
    const { clock, publisher, published } = startPublisher();
    await publisher.resume();
    clock.advance(times.publicationRefreshMs * 3);
    expect(published()).toEqual([saysActive, saysActive, saysActive, saysActive]);
    expect(times.publicationRefreshMs).toBeLessThan(times.publicationExpiresMs / 2);
  });

  it("is silent while there is no connection", async () => {
    const { clock, publisher, published, say } = startPublisher();
    await publisher.resume();
    publisher.pause();
    say(idle);
    clock.advance(times.publicationRefreshMs * 3);
    expect(published()).toEqual([saysActive]);
  });

  it("tells at once when nobody uses the device any more, and goes on saying so", async () => {
    const { clock, publisher, published, say } = startPublisher();
    await publisher.resume();
    say(idle);
    expect(published()).toEqual([saysActive, saysIdle]);
    clock.advance(times.publicationRefreshMs);
    expect(published()).toEqual([saysActive, saysIdle, saysIdle]);
  });

  it("takes itself away for good when it signs off", async () => {
    const { clock, link, publisher } = startPublisher();
    await publisher.resume();
    await publisher.signOff();
    clock.advance(times.publicationRefreshMs * 3);
    expect(link.asked.map(({ name }) => name)).toEqual(["presence:publish", "presence:unpublish"]);
  });

  it("says when the service does not take the first one", async () => {
    const { publisher } = startPublisher(true);
    await expect(publisher.resume()).rejects.toMatchObject({ code: "rate-limited" });
  });
});
