import { describe, expect, it } from "vitest";
import { times } from "../../../shared/contract/limits.ts";
import type { StatusChoice } from "../../../shared/contract/presence.ts";
import type { PresenceFilter } from "../../../shared/contract/presence-filter.ts";
import { SHOW_EVERYTHING, SHOW_LIGHT_ONLY } from "../../../shared/model/presence-filter.ts";
import { about, rule } from "../testing/access.fixture.ts";
import { connect, type TestClient } from "../testing/client.fixture.ts";
import {
  befriend,
  caughtUp,
  choose,
  decide,
  look,
  presentity,
  principal,
  publish,
  subscribe,
} from "../testing/presence.fixture.ts";
import { useSharedService } from "../testing/shared-service.fixture.ts";

const { clock, service, join } = useSharedService();

/** What can be done so that a watcher, who could see everything, sees nobody any more. */
type Leaving = (ada: TestClient, bob: TestClient) => Promise<unknown>;

const LEAVINGS: Readonly<Record<string, Leaving>> = {
  "signing off": (ada) => ada.ask("presence:unpublish", {}),
  "going invisible": (ada) => choose(ada, "invisible"),
  "quietly ignoring": (ada, bob) => decide(ada, bob, "polite-block"),
};

/** The same by a rule that is not about the watcher alone. */
const ignoreByRule: Leaving = async (ada) => {
  const { rules } = await ada.ask("access:list", {});
  for (const { id } of rules) if (id !== "behind") await ada.ask("access:remove", { id });
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** With a rule about everybody behind the one that lets in, which shows when that one is gone. */
async function letIn(bob: TestClient, ada: TestClient, shows: PresenceFilter): Promise<void> {
  if (shows === SHOW_EVERYTHING) {
    await befriend(bob, ada);
    return;
  }
  const everybody = { kind: "authenticated" } as const;
  await rule(ada, about(bob), { shows });
  await rule(ada, everybody, { id: "behind", handling: "polite-block" });
  await subscribe(bob, ada);
}

/** A watcher, and everything that ever reached them, free of what differs between two of them anyway. */
class Transcript {
  readonly lines: string[] = [];
  readonly #start = clock.now();
  readonly #names: readonly (readonly [string, string])[];

  constructor(ada: TestClient, bob: TestClient) {
    const own = (client: TestClient) => principal(client);
    this.#names = [
      [own(ada), "ada"],
      [own(bob), "bob"],
    ];
  }

  add(what: string, value: unknown): void {
    this.lines.push(`${what} ${this.#canonical(JSON.stringify(value))}`);
  }

  listen(bob: TestClient): void {
    bob.socket.onAny((event: string, payload: unknown) => {
      this.add(`${clock.now() - this.#start} ${event}`, payload);
    });
  }

  /** Ids become `id`; times and versions become ms since the beginning. */
  #canonical(json: string): string {
    const named = this.#names.reduce((text, [from, to]) => text.replaceAll(from, to), json);
    return named
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id")
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (time) => `+${Date.parse(time) - this.#start}`)
      .replaceAll(
        /"version":(\d+)/g,
        (_all, ms: string) => `"version":+${Number(ms) - this.#start}`,
      );
  }
}

async function watchedPair(shows: PresenceFilter = SHOW_EVERYTHING) {
  // Documents that tell the day only would tell the hour by comparison with when a run began.
  clock.advance(DAY_MS - ((clock.now() - 12 * HOUR_MS) % DAY_MS));
  const ada = await join("ada", { displayName: "Ada" });
  const bob = await join("bob");
  const transcript = new Transcript(ada, bob);
  await letIn(bob, ada, shows);
  transcript.listen(bob);
  await publish(ada);
  await caughtUp(bob);
  return { ada, bob, transcript };
}

async function pass(ms: number, ...clients: readonly TestClient[]): Promise<void> {
  clock.advance(ms);
  await caughtUp(...clients);
}

/** Everything a watcher can try afterwards. */
async function tryEverything(transcript: Transcript, bob: TestClient, ada: TestClient) {
  transcript.add("look", await look(bob, ada));
  transcript.add("subscribe", await subscribe(bob, ada));
  const again = await connect(service(), bob.credentials);
  const { watched } = await again.ask("presence:resume", {});
  transcript.add("resume", watched);
  const [held] = watched;
  if (held === undefined) throw new Error("a watcher keeps what they hold");
  const { id } = held.subscription;
  transcript.add("cancel", await again.ask("presence:unsubscribe", { subscriptionId: id }));
  transcript.add("new", await again.ask("presence:subscribe", { presentity: presentity(ada) }));
  transcript.add("look", await look(again, ada));
  const to = ada.credentials.identity.inbox;
  const sent = await again.callRaw("message:send", {
    id: "019ab2c0-0000-7000-8000-000000000001",
    recipient: to,
    body: { type: "text/plain", text: "are you there?" },
    sentAt: new Date(clock.now()).toISOString(),
  });
  transcript.add("send", sent);
  await caughtUp(again);
  again.close();
}

interface Story {
  readonly before: StatusChoice;
  readonly pauseMs: number;
  readonly shows?: PresenceFilter;
}

async function transcriptOf(leave: Leaving, { before, pauseMs, shows }: Story) {
  const { ada, bob, transcript } = await watchedPair(shows);
  if (before !== "available") {
    await pass(5_000, bob);
    await publish(ada);
    await choose(ada, before);
  }
  await pass(pauseMs, bob);
  await leave(ada, bob);
  await caughtUp(bob);
  await pass(400, bob);
  transcript.add("look", await look(bob, ada));
  await pass(2_000, bob);
  await tryEverything(transcript, bob, ada);
  return transcript.lines;
}

describe("a watcher who may see everything cannot tell apart signing off, invisible and ignored", () => {
  it.each([
    ["available", 5_000],
    ["available", 300],
    ["away", 3_000],
    ["busy", 10],
  ] as const)("after %s for %i ms", async (before, pauseMs) => {
    const transcripts = [];
    for (const leave of Object.values(LEAVINGS)) {
      transcripts.push(await transcriptOf(leave, { before, pauseMs }));
    }
    const [signedOff, invisible, ignored] = transcripts;
    expect(signedOff?.join("\n")).toContain("lastSeen");
    expect(invisible).toEqual(signedOff);
    expect(ignored).toEqual(signedOff);
  });

  it.each([
    ["their light only", SHOW_LIGHT_ONLY],
    ["the day of leaving", { ...SHOW_EVERYTHING, lastSeen: "day" }],
    ["no notes and no input", { ...SHOW_EVERYTHING, notes: false, userInput: "none" }],
  ] as const)("and who may see %s can't either", async (_what, shows) => {
    for (const before of ["available", "away"] as const) {
      const transcripts = [];
      for (const leave of [...Object.values(LEAVINGS), ignoreByRule]) {
        transcripts.push(await transcriptOf(leave, { before, pauseMs: 300, shows }));
      }
      const [signedOff, ...others] = transcripts;
      expect(signedOff?.join("\n")).toContain("lastSeen");
      for (const other of others) expect(other).toEqual(signedOff);
    }
  });

  it("nor, later, what the person does", async () => {
    const { ada, bob } = await watchedPair();
    await pass(5_000, bob);
    await decide(ada, bob, "polite-block");
    await bob.next("presence:notified", (document) => document.lastSeen !== undefined);
    const frozen = JSON.stringify(await look(bob, ada));
    bob.heard("presence:notified");
    const heard = bob.heard("presence:notified").length;
    for (const choice of ["busy", "not-accepting", "available"] as const) {
      await publish(ada);
      await choose(ada, choice);
      await pass(5_000, bob);
      expect(JSON.stringify(await look(bob, ada))).toBe(frozen);
    }
    await ada.ask("presence:unpublish", {});
    await pass(60_000, bob);
    expect(JSON.stringify(await look(bob, ada))).toBe(frozen);
    expect(bob.heard("presence:notified")).toHaveLength(heard);
  });

  it("nor whether it was while the person was away anyway", async () => {
    const runs = [];
    for (const isIgnored of [false, true]) {
      const { ada, bob, transcript } = await watchedPair();
      await pass(5_000, bob);
      await ada.ask("presence:unpublish", {});
      await pass(5_000, bob);
      if (isIgnored) await decide(ada, bob, "polite-block");
      await pass(5_000, bob);
      await tryEverything(transcript, bob, ada);
      runs.push(transcript.lines);
    }
    expect(runs[1]).toEqual(runs[0]);
  });
});

describe("somebody whose request was quietly ignored", () => {
  it("sees what the approval of somebody who leaves at that moment gives", async () => {
    const runs = [];
    for (const handling of ["allow", "polite-block"] as const) {
      clock.advance(10_000);
      const ada = await join("ada");
      const bob = await join("bob");
      const transcript = new Transcript(ada, bob);
      await publish(ada);
      await pass(5_000, bob);
      transcript.listen(bob);
      transcript.add("subscribe", await subscribe(bob, ada));
      await pass(5_000, bob);
      if (handling === "allow") await ada.ask("presence:unpublish", {});
      await decide(ada, bob, handling);
      await pass(times.notificationIntervalMs, bob);
      await tryEverything(transcript, bob, ada);
      runs.push(transcript.lines);
    }
    expect(runs[1]).toEqual(runs[0]);
  });
});

describe("somebody who is let back in", () => {
  /** Ignored for a while and let in again, against away for the same while. */
  async function comeBack(isIgnored: boolean) {
    const { ada, bob, transcript } = await watchedPair();
    await pass(5_000, bob);
    if (isIgnored) await decide(ada, bob, "polite-block");
    else await ada.ask("presence:unpublish", {});
    // A device that does not refresh lapses, which is another story.
    for (let rounds = 0; rounds < 4; rounds += 1) {
      await pass(10_000, bob);
      if (isIgnored) await publish(ada);
    }
    if (isIgnored) await decide(ada, bob, "allow");
    else await publish(ada);
    await caughtUp(bob);
    transcript.add("look", await look(bob, ada));
    return { ada, bob, transcript };
  }

  it("sees an ordinary sign-in, and then what everybody sees", async () => {
    const stories = [];
    for (const isIgnored of [false, true]) {
      const { ada, bob, transcript } = await comeBack(isIgnored);
      await pass(5_000, bob);
      await choose(ada, "busy");
      await pass(5_000, bob);
      transcript.add("look", await look(bob, ada));
      stories.push([...transcript.lines]);
    }
    expect(stories[1]).toEqual(stories[0]);
  });

  it("hears of every change once", async () => {
    const { ada, bob } = await comeBack(true);
    for (const choice of ["busy", "away", "busy", "available"] as const) {
      await pass(2_000, bob);
      const before = bob.heard("presence:notified").length;
      await publish(ada);
      await choose(ada, choice);
      await caughtUp(bob);
      expect(bob.heard("presence:notified")).toHaveLength(before + 1);
    }
  });
});
