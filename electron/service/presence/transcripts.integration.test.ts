import { describe, expect, it } from "vitest";
import { times } from "../../../shared/contract/limits.ts";
import type { StatusChoice } from "../../../shared/contract/presence.ts";
import {
  type Absence,
  acknowledge,
  displayNewest,
  HERE,
  IGNORING,
  INVISIBLE,
  liveAs,
  PHONE,
  SIGNED_OFF,
  UNSEEN_STATUSES,
} from "../testing/absences.fixture.ts";
import { signIn } from "../testing/client.fixture.ts";
import { choose, decide, presentity, publish } from "../testing/presence.fixture.ts";
import { firstDifference } from "../testing/scripted-watcher.fixture.ts";
import { probeAll, probeAnew, send } from "../testing/transcript-probes.fixture.ts";
import {
  nextMessage,
  pass,
  reconnectWatcher,
  restartAll,
  settled,
  startWorld,
  told,
  type World,
} from "../testing/transcript-world.fixture.ts";

/** Sees the person there, and chats. */
async function seeAndChat(world: World): Promise<void> {
  const { ada, probing } = world;
  await decide(ada, probing, "allow");
  await probing.probe("buddy:add", { presentity: presentity(ada), name: "A", groups: [] });
  await publish(ada);
  await pass(world, 5_000);
  await probeAll(world);
  await ada.ask("message:send", nextMessage(world, probing, "hello"));
  await told(world, () => acknowledge(ada));
  await told(world, () => displayNewest(ada));
  await pass(world, 5_000);
  // Delivered to a device of hers, and read only when she is not to be seen any more.
  await send(world, "see you");
  await told(world, () => acknowledge(ada));
  await pass(world, 5_000);
}

/** What a watcher goes through before the person leaves. */
const BEFORE: Readonly<Record<string, (world: World) => Promise<unknown>>> = {
  "who saw them there and chatted": seeAndChat,
  "who saw them change a moment before": async (world) => {
    await seeAndChat(world);
    await publish(world.ada, "idle");
    await pass(world, 300);
  },
  "who had seen them leave before": async (world) => {
    await seeAndChat(world);
    await world.ada.ask("presence:unpublish", {});
    await pass(world, 20_000);
    await probeAll(world);
  },
  "who had never been let in": async (world) => {
    const { ada, probing } = world;
    await publish(ada);
    await probing.probe("buddy:add", { presentity: presentity(ada), name: "A", groups: [] });
    await probeAll(world);
    await acknowledge(ada);
    await displayNewest(ada);
    await pass(world, 5_000);
  },
};

async function playAbsence(world: World, absence: Absence): Promise<void> {
  await absence.leave(world);
  await settled(world);
  await probeAll(world);
  await pass(world, 400);
  await probeAll(world);
  await pass(world, 20_000, absence.stay);
  await reconnectWatcher(world);
  for (const round of UNSEEN_STATUSES.keys()) {
    await absence.live(world, round);
    await settled(world);
    await probeAll(world);
  }
  await probeAnew(world);
  await restartAll(world, 0);
  await probeAll(world);
  await pass(world, 40_000, absence.stay);
  // Longer than a lease: whoever was here left when the service did.
  await restartAll(world, 60_000);
  await pass(world, 3_000);
  await probeAll(world);
}

/** Afterwards everything is as with anybody. */
async function playPresence(world: World): Promise<void> {
  await probeAll(world);
  await pass(world, 5_000, HERE.stay);
  await send(world, "welcome back");
  await told(world, () => acknowledge(world.ada));
  await told(world, () => displayNewest(world.ada));
  for (const choice of ["busy", "available"] as const) {
    await choose(world.ada, choice);
    await pass(world, 5_000, HERE.stay);
  }
  await restartAll(world, 0);
  const phone = await signIn(world.service, "ada", { device: PHONE });
  await publish(phone);
  await pass(world, 5_000, HERE.stay);
  await probeAll(world);
  await phone.ask("presence:unpublish", {});
  phone.close();
  await pass(world, 5_000, HERE.stay);
}

/** Until the one who is ignored, and let in again, has become a watcher like all others. */
async function playComingsAndGoings(world: World): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    await world.ada.ask("presence:unpublish", {});
    await pass(world, 5_000);
    await publish(world.ada);
    await pass(world, 5_000);
    await probeAll(world);
  }
}

async function play(before: (world: World) => Promise<unknown>, absence: Absence) {
  const world = await startWorld();
  await before(world);
  await playAbsence(world, absence);
  await told(world, () => absence.comeBack(world));
  await playPresence(world);
  await absence.leave(world);
  await pass(world, 10_000, absence.stay);
  await probeAll(world);
  await told(world, () => absence.comeBack(world));
  await probeAll(world);
  await playComingsAndGoings(world);
  return world.transcript();
}

describe.each(Object.entries(BEFORE))("a watcher %s", (_who, before) => {
  it("hears the same, to the byte, from somebody signed off, invisible or quietly ignoring", async () => {
    const [signedOff, invisible, ignoring] = await Promise.all(
      [SIGNED_OFF, INVISIBLE, IGNORING].map((absence) => play(before, absence)),
    );
    expect(signedOff).toContain('"state":"delivered"');
    expect(signedOff).toContain('"lastSeen":"');
    expect(firstDifference(signedOff, invisible)).toBeNull();
    expect(firstDifference(signedOff, ignoring)).toBeNull();
  }, 120_000);
});

describe("a watcher whose request is not answered", () => {
  it("hears the same, to the byte, from somebody signed off, invisible or there", async () => {
    const unanswered = async (status: StatusChoice | null) => {
      const world = await startWorld();
      const { ada, probing } = world;
      await publish(ada);
      await probing.probe("buddy:add", { presentity: presentity(ada), name: "A", groups: [] });
      await probeAll(world);
      await pass(world, 5_000, HERE.stay);
      if (status === null) ada.close();
      if (status !== null) await liveAs(world, status);
      else await SIGNED_OFF.live(world, 0);
      await reconnectWatcher(world);
      await probeAll(world);
      world.clock.advance(times.pendingTimeoutMs);
      await restartAll(world, 0);
      await probeAll(world);
      await probeAnew(world);
      return world.transcript();
    };
    const ways = [null, "invisible", "busy"] as const;
    const [signedOff, invisible, there] = await Promise.all(ways.map(unanswered));
    expect(signedOff).toContain('"pending"');
    expect(firstDifference(signedOff, invisible)).toBeNull();
    expect(firstDifference(signedOff, there)).toBeNull();
  }, 120_000);
});
