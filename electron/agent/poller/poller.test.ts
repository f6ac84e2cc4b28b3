import { describe, expect, it } from "vitest";
import { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import { limits } from "../../../shared/contract/limits.ts";
import {
  PresenceDocument,
  type presenceCalls,
  Watched,
} from "../../../shared/contract/presence.ts";
import type { Output } from "../../../shared/contract/define.ts";
import { fail, ok, type Result } from "../../../shared/result/result.ts";
import { loadKept } from "../archive/kept.ts";
import type { Archive } from "../archive/open-archive.ts";
import { createManualClock } from "../testing/manual-clock.fixture.ts";
import { createScriptedLink } from "../testing/scripted-link.fixture.ts";
import { silentLog } from "../testing/silent-log.fixture.ts";
import { openTestArchive } from "../testing/test-archive.fixture.ts";
import { createRoster } from "../watcher/roster.ts";
import { createPoller } from "./poller.ts";

type Fetched = Output<(typeof presenceCalls)["presence:fetch"]>;
const noon = "2026-01-01T12:00:00.000Z";
const aPresentity = (name: string) => PresentityAddress.parse(`pres:${name}@home`);
const [bob, eve, rude] = [aPresentity("bob"), aPresentity("eve"), aPresentity("rude")];

const documentOf = (presentity: PresentityAddress) =>
  PresenceDocument.parse({
    presentity,
    version: 1,
    timestamp: noon,
    tuples: [{ id: "t", status: { basic: "open", activities: [] }, timestamp: noon, markup: [] }],
  });

/** Everybody shows themself, but whoever is rude. */
function answer(presentities: readonly PresentityAddress[]): Result<Fetched> {
  return ok({
    results: presentities.map((presentity) =>
      presentity === rude
        ? { ok: false, presentity, error: { code: "watching-refused", message: "no" } }
        : { ok: true, document: documentOf(presentity) },
    ),
  });
}

async function start(archive: Archive) {
  const clock = createManualClock();
  const looks: string[] = [];
  const service = { answer };
  const link = createScriptedLink({
    "presence:fetch": ({ presentities }) => {
      const seconds = (clock.now() - Date.parse(noon)) / 1_000;
      looks.push(`${seconds} ${presentities.map((one) => one.slice(5, -5)).join(" ")}`);
      return service.answer(presentities);
    },
  });
  const roster = await createRoster({ archive, clock, log: silentLog });
  const own = PrincipalAddress.parse("ada@home");
  const kept = await loadKept(archive);
  const poller = createPoller({ link, roster, kept, clock, log: silentLog, own });
  poller.resume();
  /** Each second for itself, so that every answer is taken in at its time. */
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      clock.advance(1_000);
      await new Promise((resolve) => void setImmediate(resolve));
    }
  };
  return { clock, looks, service, roster, poller, pass };
}

describe("a poller", { timeout: 30_000 }, () => {
  it("looks at once, and then at an even rhythm until it is stopped", async () => {
    await using test = await openTestArchive();
    const { poller, looks, pass } = await start(test.archive);
    const poll = await poller.start({ presentity: bob, everySeconds: 30 });
    expect(poll).toMatchObject({ isOn: true, lookedAt: noon, code: null });
    expect(poll.document?.presentity).toBe(bob);
    await pass(95);
    expect(looks).toEqual(["0 bob", "30 bob", "60 bob", "90 bob"]);
    await poller.stop(bob);
    await pass(60);
    expect(looks).toHaveLength(4);
    expect(poller.polls()).toEqual([]);
  });

  it("looks at several in one request, where they are due about then", async () => {
    await using test = await openTestArchive();
    const { poller, looks, pass } = await start(test.archive);
    await poller.start({ presentity: bob, everySeconds: 30 });
    await pass(2);
    await poller.start({ presentity: eve, everySeconds: 60 });
    await pass(90);
    expect(looks).toEqual(["0 bob", "2 eve", "30 bob", "60 bob eve", "90 bob"]);
  });

  it("goes on with the others when one of them refuses, which ends that one and says why", async () => {
    await using test = await openTestArchive();
    const { poller, looks, pass } = await start(test.archive);
    await poller.start({ presentity: bob, everySeconds: 30 });
    const refused = await poller.start({ presentity: rude, everySeconds: 30 });
    expect(refused).toMatchObject({ isOn: false, code: "watching-refused", document: null });
    await pass(30);
    expect(looks).toEqual(["0 bob", "0 rude", "30 bob"]);
    expect(poller.polls()).toMatchObject([{ isOn: true }, { isOn: false }]);
  });

  it("keeps what it saw, with its age, while a look fails for a passing reason", async () => {
    await using test = await openTestArchive();
    const { poller, service, pass } = await start(test.archive);
    await poller.start({ presentity: bob, everySeconds: 30 });
    service.answer = () => fail("rate-limited", "too much");
    await pass(30);
    expect(poller.polls()).toMatchObject([{ isOn: true, lookedAt: noon, code: "rate-limited" }]);
    service.answer = answer;
    await pass(30);
    expect(poller.polls()).toMatchObject([
      { isOn: true, lookedAt: "2026-01-01T12:01:00.000Z", code: null },
    ]);
  });

  it("rests without a connection, and looks once for all it missed", async () => {
    await using test = await openTestArchive();
    const { poller, looks, pass } = await start(test.archive);
    await poller.start({ presentity: bob, everySeconds: 30 });
    poller.pause();
    await pass(100);
    poller.resume();
    await pass(31);
    expect(looks).toEqual(["0 bob", "100 bob", "130 bob"]);
  });

  it("is there again after a restart, switched off, with nothing of what it saw", async () => {
    await using test = await openTestArchive();
    const first = await start(test.archive);
    await first.poller.start({ presentity: bob, everySeconds: 300 });
    first.poller.pause();
    const second = await start(test.archive);
    await second.pass(400);
    expect(second.looks).toEqual([]);
    expect(second.poller.polls()).toEqual([
      {
        presentity: bob,
        everySeconds: 300,
        isOn: false,
        lookedAt: null,
        document: null,
        code: null,
      },
    ]);
  });

  it("gives way to a subscription, and does not begin beside one", async () => {
    await using test = await openTestArchive();
    const { poller, roster, looks, pass } = await start(test.archive);
    await poller.start({ presentity: bob, everySeconds: 30 });
    roster.watch(
      Watched.parse({
        subscription: {
          id: "5f0c7b9e-0d0b-4d4e-9d0e-0d4c1f7a2b10",
          watcher: "ada@home",
          presentity: bob,
          state: "pending",
          event: "subscribe",
          createdAt: noon,
          stateSince: noon,
        },
        document: documentOf(bob),
      }),
    );
    roster.put([{ presentity: bob, name: "", groups: [], addedAt: noon }]);
    expect(poller.polls()).toEqual([]);
    await pass(60);
    expect(looks).toEqual(["0 bob"]);
    const again = poller.start({ presentity: bob, everySeconds: 30 });
    await expect(again).rejects.toMatchObject({ code: "already-watching" });
  });

  it("refuses oneself, and more than there is room for", async () => {
    await using test = await openTestArchive();
    const { poller } = await start(test.archive);
    const own = poller.start({ presentity: aPresentity("ada"), everySeconds: 30 });
    await expect(own).rejects.toMatchObject({ code: "watching-yourself" });
    for (let number = 0; number < limits.polls; number += 1)
      await poller.start({ presentity: aPresentity(`person${number}`), everySeconds: 30 });
    const beyond = poller.start({ presentity: bob, everySeconds: 30 });
    await expect(beyond).rejects.toMatchObject({ code: "too-many" });
  });
});
