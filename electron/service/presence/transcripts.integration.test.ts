import { rmSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { MessageId } from "../../../shared/contract/message.ts";
import { times } from "../../../shared/contract/limits.ts";
import type { StatusChoice } from "../../../shared/contract/presence.ts";
import { connect, register, signIn, type TestClient } from "../testing/client.fixture.ts";
import { createManualClock, type ManualClock } from "../testing/manual-clock.ts";
import { aMessage, messagesOf, readInbox } from "../testing/message.fixture.ts";
import { choose, decide, presentity, publish, type SignedIn } from "../testing/presence.fixture.ts";
import {
  canonical,
  createScriptedWatcher,
  firstDifference,
  type ScriptedWatcher,
} from "../testing/scripted-watcher.fixture.ts";
import {
  startTestService,
  temporaryFolder,
  type TestService,
} from "../testing/start-service.fixture.ts";

const PHONE = { label: "Phone", kind: "desktop" } as const;

/** A service of its own with three people on it, each of whom it knows by the same name everywhere. */
interface World {
  readonly clock: ManualClock;
  service: TestService;
  /** The person; hers to bring back when she closed it. */
  ada: TestClient;
  /** Whom the watcher knows nothing of, and who is always there. */
  cem: TestClient;
  /** Bob, who watches: the device that asks, and one that only listens. */
  readonly probing: ScriptedWatcher;
  readonly listening: ScriptedWatcher;
  /** The service is gone for a while. */
  readonly restart: (breakMs: number) => Promise<void>;
  readonly transcript: () => string;
  sent: number;
}

async function startWorld(): Promise<World> {
  const clock = createManualClock();
  const dataFolder = temporaryFolder();
  const start = () => startTestService({ clock, dataFolder });
  const service = await start();
  const [ada, bob, cem] = [
    await register(service, "ada", { displayName: "Ada" }),
    await register(service, "bob"),
    await register(service, "cem"),
  ];
  bob.close();
  const phone = await signIn(service, "bob");
  phone.close();
  const lines: [string[], string[]] = [[], []];
  const write = (device: 0 | 1) => (line: string) => void lines[device].push(line);
  const probing = await createScriptedWatcher(service, bob.credentials, write(0));
  const listening = await createScriptedWatcher(service, phone.credentials, write(1));
  const world: World = {
    clock,
    service,
    ada,
    cem,
    probing,
    listening,
    sent: 0,
    restart: async (breakMs) => {
      await world.service.stop();
      clock.advance(breakMs);
      world.service = await start();
      world.cem = await connect(world.service, cem.credentials);
      await probing.reconnect(world.service);
      await listening.reconnect(world.service);
    },
    transcript: () => canonical(lines.flat().join("\n")),
  };
  onTestFinished(async () => {
    await world.service.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  return world;
}

/** Whatever was set off has been read, written and sent: each has its turn after what was asked before. */
async function settled(world: World): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await world.cem.ask("inbox:fetch", { after: 0, limit: 1 });
    await world.cem.ask("message:send", aMessage(world.cem));
  }
  await heard(world);
}

/** As above, where the watcher is to be told of a delivery or a display. */
async function told(world: World, act: () => Promise<unknown>): Promise<void> {
  const receipts = [world.probing.next('"receipt"'), world.listening.next('"receipt"')];
  await act();
  await Promise.all(receipts);
  await settled(world);
}

/** What was sent to the watcher before now has come. */
async function heard({ probing, listening }: World): Promise<void> {
  await Promise.all([probing.caughtUp(), listening.caughtUp()]);
}

const STEP_MS = 8_000;

/** Time goes by; `act` is what the person does meanwhile, again and again. */
async function pass(world: World, ms: number, act?: (world: World) => Promise<unknown>) {
  for (let left = ms; left > 0; left -= STEP_MS) {
    world.clock.advance(Math.min(STEP_MS, left));
    await act?.(world);
  }
  await settled(world);
  const now = new Date(world.clock.now()).toISOString();
  world.probing.note(now);
  world.listening.note(now);
}

/** Has an id that is the same in all worlds, unlike a random one. */
function nextMessage(world: World, { credentials }: SignedIn, text: string) {
  world.sent += 1;
  return {
    id: MessageId.parse(`019ab2c0-0000-7000-8000-${String(world.sent).padStart(12, "0")}`),
    recipient: credentials.identity.inbox,
    body: { type: "text/plain", text },
    sentAt: new Date(world.clock.now()).toISOString(),
  };
}

async function send(world: World, text = "are you there?"): Promise<object> {
  const { ada, probing } = world;
  const message = nextMessage(world, ada, text);
  await probing.probe("message:send", message);
  await heard(world);
  return message;
}

async function probeMessages(world: World): Promise<void> {
  const { probing } = world;
  const message = await send(world);
  await probing.probe("message:send", message);
  await probing.probe("message:send", { ...message, body: { type: "text/plain", text: "other" } });
  await send(world, "");
  await send(world, "ä".repeat(5_000));
  await probing.probe("inbox:fetch", { after: 0, limit: 200 });
}

async function probePages(world: World): Promise<void> {
  const { probing } = world;
  const authorization = `Bearer ${probing.credentials.token}`;
  for (const address of ["ada", "ADA@host.test", "pres:ada@host.test", "nobody"]) {
    await probing.get(`/presence/${address}`, { authorization });
  }
  await probing.get("/presence/ada", { authorization, accept: "application/json" });
  await probing.get("/presence/ada", { authorization, accept: "image/png" });
  await probing.get("/presence/ada");
}

/** Every channel there is, without changing what the watcher holds. */
async function probeAll(world: World): Promise<void> {
  const { probing } = world;
  const ada = presentity(world.ada);
  const batch = [ada, presentity(world.cem), "pres:nobody@host.test", "pres:ada@elsewhere.test"];
  const line = { presentity: ada, name: "Ada", groups: ["Friends"] };
  await probing.probe("presence:fetch", { presentities: [ada] });
  await probing.probe("presence:fetch", { presentities: [...batch, ada] });
  await probePages(world);
  await probing.probe("presence:subscribe", { presentity: ada });
  await probing.probe("presence:resume", {});
  await probing.probe("buddy:add", line);
  await probing.probe("buddy:change", { ...line, name: `Ada at ${world.clock.now()}` });
  await probing.probe("buddy:list", {});
  await probeMessages(world);
  await probing.probe("access:decide", { watcher: "ada@host.test", handling: "allow" });
  await probing.probe("access:list", {});
  await probing.probe("watcher:requests", {});
  await probing.probe("watcher:fetch", {});
  await settled(world);
}

/** Lets go of what the watcher holds, and asks for it anew. */
async function probeAnew(world: World): Promise<void> {
  const { probing } = world;
  const ada = presentity(world.ada);
  // Sound: what a good reply to this call looks like; a bad one fails right below.
  const held = (await probing.probe("presence:subscribe", { presentity: ada })) as {
    value: { subscription: { id: string } };
  };
  await probing.probe("presence:unsubscribe", { subscriptionId: held.value.subscription.id });
  await probing.probe("presence:resume", {});
  await probing.probe("presence:fetch", { presentities: [ada] });
  await probing.probe("presence:subscribe", { presentity: ada });
  await probing.probe("buddy:remove", { presentity: ada });
  await probing.probe("buddy:change", { presentity: ada, name: "", groups: [] });
  await probing.probe("presence:fetch", { presentities: [ada] });
  await probing.probe("buddy:add", { presentity: ada, name: "A", groups: [] });
  await settled(world);
}

async function reconnectWatcher({ probing, listening, service }: World): Promise<void> {
  await probing.reconnect(service);
  await listening.reconnect(service);
}

async function acknowledge(ada: TestClient): Promise<void> {
  const { last } = await ada.ask("inbox:fetch", { after: 0, limit: 1 });
  await ada.ask("inbox:acknowledge", { through: last });
}

/** The newest message of Bob's that lies in her inbox is on her screen. */
async function displayNewest(ada: TestClient): Promise<void> {
  const peer = "im:bob@host.test";
  const last = messagesOf(await readInbox(ada)).findLast(({ sender }) => sender === peer);
  if (last === undefined) return;
  await ada.ask("message:displayed", { peer: last.sender, through: last.id });
}

/** One of the ways of not being there. */
interface Absence {
  /** Lets the watcher see everything, unless they are ignored. */
  leave(world: World): Promise<unknown>;
  /** Done again and again while time goes by. */
  stay(world: World): Promise<unknown>;
  /** What the person does whom the watcher must not notice; `round` is 0, then 1. */
  live(world: World, round: number): Promise<unknown>;
  comeBack(world: World): Promise<unknown>;
}

const UNSEEN_STATUSES = ["busy", "not-accepting"] as const;

/** Chooses a status, goes idle, reads, has a second device, writes to others, decides about them. */
async function liveAs(world: World, status: StatusChoice): Promise<void> {
  const { ada, cem, clock } = world;
  const until = new Date(clock.now() + 2_000).toISOString();
  await choose(ada, status, { note: "for two seconds", until });
  await publish(ada, "idle");
  await acknowledge(ada);
  await displayNewest(ada);
  const phone = await signIn(world.service, "ada", { device: PHONE });
  await publish(phone);
  await acknowledge(phone);
  await pass(world, 3_000);
  await choose(ada, status, { note: "for good" });
  await ada.ask("message:send", aMessage(cem));
  for (const handling of ["allow", "block", "polite-block", "confirm"] as const) {
    await decide(ada, cem, handling);
  }
  await ada.ask("watcher:fetch", {});
  await phone.ask("presence:unpublish", {});
  phone.close();
  await publish(ada);
}

const HERE: Pick<Absence, "stay"> = { stay: ({ ada }) => publish(ada) };

const SIGNED_OFF: Absence = {
  leave: async ({ ada, probing }) => {
    await ada.ask("presence:unpublish", {});
    await decide(ada, probing, "allow");
    ada.close();
  },
  stay: () => Promise.resolve(),
  live: (world) => pass(world, 3_000),
  comeBack: async (world) => {
    world.ada = await connect(world.service, world.ada.credentials);
    await acknowledge(world.ada);
    await publish(world.ada);
  },
};

const INVISIBLE: Absence = {
  ...HERE,
  leave: async ({ ada, probing }) => {
    await choose(ada, "invisible");
    await decide(ada, probing, "allow");
  },
  live: (world) => liveAs(world, "invisible"),
  comeBack: async ({ ada }) => {
    await publish(ada);
    await acknowledge(ada);
    await choose(ada, "available");
  },
};

const IGNORING: Absence = {
  ...HERE,
  leave: async ({ ada, probing }) => {
    await decide(ada, probing, "polite-block");
    await publish(ada);
  },
  live: (world, round) => liveAs(world, UNSEEN_STATUSES[round] ?? "away"),
  comeBack: async ({ ada, probing }) => {
    await choose(ada, "available");
    await publish(ada);
    await decide(ada, probing, "allow");
  },
};

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

async function restartAll(world: World, breakMs: number): Promise<void> {
  const wasThere = world.ada.socket.connected;
  await world.restart(breakMs);
  if (!wasThere) return;
  world.ada = await connect(world.service, world.ada.credentials);
  await publish(world.ada);
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
