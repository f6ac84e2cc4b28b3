import { describe, expect, it } from "vitest";
import { DeviceToken } from "../../../shared/contract/account.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import { fail, ok } from "../../../shared/result/result.ts";
import { createManualClock } from "../testing/manual-clock.fixture.ts";
import { startScriptedService, welcome } from "../testing/scripted-service.fixture.ts";
import { silentLog } from "../testing/silent-log.fixture.ts";
import { until } from "../testing/until.fixture.ts";
import { type AgentConnection, createConnection } from "./connection.ts";
import type { ServiceLocation } from "./service-location.ts";

const token = DeviceToken.parse("a token of twenty letters");

interface Start {
  readonly resolve: () => ServiceLocation;
  readonly hasToken?: boolean;
  readonly replyMs?: number;
}

function startConnection({ resolve, hasToken = true, replyMs = 5_000 }: Start) {
  const clock = createManualClock();
  const connection = createConnection({
    resolveService: async () => resolve(),
    readToken: async () => (hasToken ? token : null),
    clock,
    random: () => 1,
    log: silentLog,
    replyMs,
  });
  const states: string[] = [];
  connection.onDidChange(({ state, code }) =>
    states.push(code === null ? state : `${state}: ${code}`),
  );
  const reach = (state: string) =>
    until(
      () => connection.state(),
      (now) => now.state === state,
    );
  connection.start();
  return { clock, connection, states, reach, [Symbol.dispose]: () => connection.stop() };
}

const untilNextAttempt = (clock: ReturnType<typeof createManualClock>) =>
  clock.advance(clock.untilNext() ?? 0);

describe("a connection", { timeout: 30_000 }, () => {
  it("says who it is, starts the session and is online", async () => {
    await using service = await startScriptedService();
    using test = startConnection({ resolve: () => ({ url: service.url, launch: "secret" }) });
    const heard: unknown[] = [];
    test.connection.onDidGoOnline((welcomed) => heard.push(welcomed));
    await test.reach("online");
    expect(test.states).toEqual(["connecting", "online"]);
    expect(service.handshakes).toEqual([{ protocol: 1, token, launch: "secret" }]);
    expect(heard).toEqual([welcome]);
  });

  it.each(["unauthenticated", "upgrade-required"] as const)(
    "says %s and does not try again",
    async (code) => {
      await using service = await startScriptedService();
      service.refusal = { code, message: "no" };
      using test = startConnection({ resolve: () => service });
      expect(await test.reach("refused")).toMatchObject({ code, retryAt: null });
      expect(test.clock.untilNext()).toBeNull();
    },
  );

  it.each(["silent", "hangs-up"] as const)(
    "tries again where the service is %s before it lets anybody in",
    async (reception) => {
      await using service = await startScriptedService();
      service.reception = reception;
      using test = startConnection({ resolve: () => service, replyMs: 200 });
      expect(await test.reach("waiting")).toMatchObject({ code: "unavailable" });
      service.reception = "prompt";
      untilNextAttempt(test.clock);
      await test.reach("online");
    },
  );

  it("needs a token to try at all", async () => {
    using test = startConnection({
      resolve: () => ({ url: "http://127.0.0.1:1" }),
      hasToken: false,
    });
    expect(await test.reach("refused")).toMatchObject({ code: "unauthenticated" });
  });

  it("tries again, ever later, while nobody answers", async () => {
    using test = startConnection({ resolve: () => ({ url: "http://127.0.0.1:1" }) });
    const delays: (number | null)[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await test.reach("waiting");
      delays.push(test.clock.untilNext());
      untilNextAttempt(test.clock);
    }
    expect(delays).toEqual([500, 1_000, 2_000]);
    expect(test.states.slice(0, 3)).toEqual(["connecting", "waiting: unavailable", "connecting"]);
  });

  it("says when it will try again, and why it has to", async () => {
    using test = startConnection({
      resolve: () => {
        throw new AppError("storage-read-only", "no");
      },
    });
    const state = await test.reach("waiting");
    expect(state).toMatchObject({ code: "storage-read-only", retryAt: "2026-01-01T12:00:00.500Z" });
  });

  it("asks anew where the service is, and follows it to another port", async () => {
    const first = await startScriptedService();
    let service = first;
    using test = startConnection({ resolve: () => ({ url: service.url }) });
    await test.reach("online");
    let offline = 0;
    test.connection.onDidGoOffline(() => (offline += 1));
    await using second = await startScriptedService();
    service = second;
    await first.close();
    await test.reach("waiting");
    expect(
      await test.connection.request("presence:publish", { userInput: "active" }),
    ).toMatchObject({
      error: { code: "unavailable" },
    });
    untilNextAttempt(test.clock);
    await test.reach("online");
    expect([offline, second.handshakes.length]).toEqual([1, 1]);
  });

  it("tries again when its launch secret is that of a service before", async () => {
    await using service = await startScriptedService();
    service.refusal = { code: "untrusted-sender", message: "no" };
    using test = startConnection({ resolve: () => service });
    await test.reach("waiting");
    service.refusal = null;
    untilNextAttempt(test.clock);
    await test.reach("online");
  });

  it("stops for good when the service ends the session", async () => {
    await using service = await startScriptedService();
    using test = startConnection({ resolve: () => service });
    await test.reach("online");
    service.emit("session:ended", { reason: "revoked" });
    expect(await test.reach("refused")).toMatchObject({ code: "unauthenticated" });
    expect(test.clock.untilNext()).toBeNull();
  });

  it("turns a reply that never comes into a time-out", async () => {
    await using service = await startScriptedService();
    service.answer = (name) => (name === "session:start" ? ok(welcome) : undefined);
    using test = startConnection({ resolve: () => service, replyMs: 50 });
    await test.reach("online");
    expect(await ask(test.connection)).toMatchObject({ error: { code: "timeout" } });
  });

  it("hands out what the service refuses", async () => {
    await using service = await startScriptedService();
    service.answer = (name) => (name === "session:start" ? ok(welcome) : fail("declined", "no"));
    using test = startConnection({ resolve: () => service });
    await test.reach("online");
    expect(await ask(test.connection)).toMatchObject({ error: { code: "declined" } });
  });

  it("waits when the service can't start a session now", async () => {
    await using service = await startScriptedService();
    service.answer = () => fail("rate-limited", "no");
    using test = startConnection({ resolve: () => service });
    expect(await test.reach("waiting")).toMatchObject({ code: "rate-limited" });
  });

  it("hears events, and leaves out those it does not understand", async () => {
    await using service = await startScriptedService();
    using test = startConnection({ resolve: () => service });
    await test.reach("online");
    const heard: string[] = [];
    test.connection.onDidReceive(({ name }) => heard.push(name));
    service.emit("weather:changed", {});
    service.emit("watcher:changed", { version: "first" });
    service.emit("watcher:changed", { version: 1, mood: "newer" });
    await until(() => heard.length > 0);
    expect(heard).toEqual(["watcher:changed"]);
  });

  it("that is dropped says why, and is made again", async () => {
    await using service = await startScriptedService();
    using test = startConnection({ resolve: () => service });
    await test.reach("online");
    test.connection.drop(new AppError("storage-full", "the disk is full"));
    expect(test.connection.state()).toMatchObject({ state: "waiting", code: "storage-full" });
    untilNextAttempt(test.clock);
    await test.reach("online");
  });

  it("is silent once stopped, whatever was under way", async () => {
    await using service = await startScriptedService();
    using test = startConnection({ resolve: () => service });
    test.connection.stop();
    await until(() => service.handshakes.length > 0);
    expect(test.states).toEqual(["connecting", "signed-out"]);
  });
});

function ask(connection: AgentConnection) {
  return connection.request("presence:publish", { userInput: "active" });
}
