import type { StatusChoice } from "../../../shared/contract/presence.ts";
import { connect, signIn, type TestClient } from "./client.fixture.ts";
import { aMessage, messagesOf, readInbox } from "./message.fixture.ts";
import { choose, decide, publish } from "./presence.fixture.ts";
import { another, befriendAt, chooseFor } from "./presentity.fixture.ts";
import { pass, type World } from "./transcript-world.fixture.ts";

export const PHONE = { label: "Phone", kind: "desktop" } as const;

export async function acknowledge(ada: TestClient): Promise<void> {
  const { last } = await ada.ask("inbox:fetch", { after: 0, limit: 1 });
  await ada.ask("inbox:acknowledge", { through: last });
}

/** The newest message of Bob's that lies in her inbox is on her screen. */
export async function displayNewest(ada: TestClient): Promise<void> {
  const peer = "im:bob@host.test";
  const last = messagesOf(await readInbox(ada)).findLast(({ sender }) => sender === peer);
  if (last === undefined) return;
  await ada.ask("message:displayed", { peer: last.sender, through: last.id });
}

/** One of the ways of not being there. */
export interface Absence {
  /** Lets the watcher see everything, unless they are ignored. */
  leave(world: World): Promise<unknown>;
  /** Done again and again while time goes by. */
  stay(world: World): Promise<unknown>;
  /** What the person does whom the watcher must not notice; `round` is 0, then 1. */
  live(world: World, round: number): Promise<unknown>;
  comeBack(world: World): Promise<unknown>;
}

export const UNSEEN_STATUSES = ["busy", "not-accepting"] as const;

/** Chooses a status, goes idle, reads, has a second device, writes to others, decides about them. */
export async function liveAs(world: World, status: StatusChoice): Promise<void> {
  const { ada, cem, clock } = world;
  const until = new Date(clock.now() + 2_000).toISOString();
  await choose(ada, status, { note: "for two seconds", until });
  await publish(ada, "idle");
  const lastInput = new Date(clock.now() - 300_000).toISOString();
  await publish(ada, "idle", { lastInput, away: { stage: 1, note: "left by itself" } });
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
  await liveElsewhere(world);
  await ada.ask("watcher:fetch", {});
  await phone.ask("presence:unpublish", {});
  phone.close();
  await publish(ada);
}

/** Another presentity of hers, that the watcher has not heard of, comes, is seen by others and goes. */
async function liveElsewhere({ ada, cem }: World): Promise<void> {
  const work = await another(ada);
  await befriendAt(cem, ada, work);
  await chooseFor(ada, work, "busy", "at work");
  await publish(ada);
  await ada.ask("watcher:fetch", { presentity: work });
  await ada.ask("presentity:remove", { presentity: work });
}

export const HERE: Pick<Absence, "stay"> = { stay: ({ ada }) => publish(ada) };

export const SIGNED_OFF: Absence = {
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

export const INVISIBLE: Absence = {
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

export const IGNORING: Absence = {
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
