import { describe, expect, it } from "vitest";
import { createBridgeClient } from "./bridge-client.ts";
import type { PageSocket } from "./keep-connected.ts";

/** A tab by hand: sockets open and close when told, time passes when told. */
function aTab() {
  const sockets: ReturnType<typeof aSocket>[] = [];
  const timers: { run: () => void; delayMs: number }[] = [];
  const opened: string[] = [];
  const kept: string[] = [];
  const state = { reloads: 0, linksAskedFor: 0, isAdmitted: null as boolean | null };
  return {
    sockets,
    timers,
    opened,
    kept,
    state,
    newest: () => sockets.at(-1) ?? aSocket(),
    pass() {
      for (const { run } of timers.splice(0)) run();
    },
    tab: {
      connect() {
        const socket = aSocket();
        sockets.push(socket);
        return socket.end;
      },
      isAdmitted: async () => state.isAdmitted,
      proofs: {
        show: () => ({ proof: kept.at(-1) ?? null, ticket: "ticket" }),
        keep: (proof: string) => void kept.push(proof),
      },
      askForLink: () => void (state.linksAskedFor += 1),
      reload: () => void (state.reloads += 1),
      openLink: (url: string) => void opened.push(url),
      schedule: (run: () => void, delayMs: number) => void timers.push({ run, delayMs }),
      now: () => new Date("2026-11-22T10:00:00Z"),
    },
  };
}

function aSocket() {
  const shown: unknown[] = [];
  const sent: { id: number; name: string; input: unknown }[] = [];
  let opened = () => {};
  let received = (_text: string) => {};
  let closed = (_code: number) => {};
  const end: PageSocket = {
    send(text) {
      const frame = JSON.parse(text);
      if ("proof" in frame) shown.push(frame);
      else sent.push(frame);
    },
    onDidOpen: (listener) => void (opened = listener),
    onDidReceive: (listener) => void (received = listener),
    onDidClose: (listener) => void (closed = listener),
  };
  const tell = (frame: object) => received(JSON.stringify(frame));
  return {
    end,
    shown,
    sent,
    connect: () => opened(),
    /** Connects, and is welcome. */
    open() {
      opened();
      tell({ proof: "proof" });
    },
    close: (code = 1006) => closed(code),
    tell,
  };
}

describe("createBridgeClient", () => {
  it("hands each reply to the call it belongs to, whatever order they come in", async () => {
    const { tab, newest } = aTab();
    const bridge = createBridgeClient(tab);
    newest().open();
    const first = bridge.call("app:snapshot", {});
    const second = bridge.call("watcher:list", {});
    const [one, two] = newest().sent;
    newest().tell({ id: two?.id, result: { ok: true, value: "second" } });
    newest().tell({ id: one?.id, result: { ok: true, value: "first" } });
    expect(await first).toEqual({ ok: true, value: "first" });
    expect(await second).toEqual({ ok: true, value: "second" });
    expect(one).toMatchObject({ name: "app:snapshot", input: {} });
  });

  it("keeps calls that come before the connection, and sends them once", async () => {
    const { tab, newest } = aTab();
    const bridge = createBridgeClient(tab);
    const reply = bridge.call("app:snapshot", {});
    expect(newest().sent).toEqual([]);
    newest().open();
    void bridge.call("watcher:list", {});
    expect(newest().sent.map(({ name }) => name)).toEqual(["app:snapshot", "watcher:list"]);
    newest().tell({ id: newest().sent[0]?.id, result: { ok: true, value: 1 } });
    expect(await reply).toEqual({ ok: true, value: 1 });
  });

  it("shows its proof first, and sends calls once it is welcome", () => {
    const { tab, newest, kept } = aTab();
    const bridge = createBridgeClient(tab);
    void bridge.call("app:snapshot", {});
    newest().connect();
    void bridge.call("watcher:list", {});
    expect(newest().shown).toEqual([{ proof: null, ticket: "ticket" }]);
    expect(newest().sent).toEqual([]);
    newest().tell({ proof: "proof" });
    expect(kept).toEqual(["proof"]);
    expect(newest().sent.map(({ name }) => name)).toEqual(["app:snapshot", "watcher:list"]);
  });

  it("asks for a fresh link, and does not try again, when its proof is not good", async () => {
    const { tab, newest, state, timers } = aTab();
    createBridgeClient(tab);
    newest().connect();
    newest().close(4401);
    await Promise.resolve();
    expect(state).toMatchObject({ linksAskedFor: 1, reloads: 0 });
    expect(timers).toEqual([]);
  });

  it("answers `host-unreachable` to a call that no connection came for", async () => {
    const { tab, pass } = aTab();
    const reply = createBridgeClient(tab).call("app:snapshot", {});
    pass();
    expect(await reply).toMatchObject({ ok: false, error: { code: "host-unreachable" } });
  });

  it("answers `host-unreachable` to what was under way when the connection broke, and says so", async () => {
    const { tab, newest } = aTab();
    const bridge = createBridgeClient(tab);
    const events: unknown[] = [];
    bridge.onDidReceive((name, payload) => events.push([name, payload]));
    newest().open();
    const reply = bridge.call("app:snapshot", {});
    newest().close();
    expect(await reply).toMatchObject({ ok: false, error: { code: "host-unreachable" } });
    expect(events).toEqual([
      [
        "connection:changed",
        {
          state: "waiting",
          since: "2026-11-22T10:00:00.000Z",
          retryAt: "2026-11-22T10:00:00.250Z",
          code: "host-unreachable",
        },
      ],
    ]);
  });

  it("refuses at once what is asked while the host is gone, because nothing would keep it", async () => {
    const { tab, newest, timers, pass } = aTab();
    const bridge = createBridgeClient(tab);
    newest().open();
    newest().close();
    const reply = bridge.call("message:send", { peer: "im:ada@home", text: "hello" });
    expect(timers).toHaveLength(1);
    expect(await reply).toMatchObject({ ok: false, error: { code: "host-unreachable" } });
    pass();
    newest().open();
    expect(newest().sent).toEqual([]);
  });

  it("tries again, ever less often, and loads the tab anew once it is back", () => {
    const { tab, newest, timers, pass, sockets, state } = aTab();
    createBridgeClient(tab);
    newest().open();
    const delays: number[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) {
      newest().close();
      delays.push(timers[0]?.delayMs ?? 0);
      pass();
    }
    expect(delays).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]);
    expect(sockets).toHaveLength(8);
    expect(state.reloads).toBe(0);
    newest().open();
    expect(state.reloads).toBe(1);
  });

  it("loads the tab anew when the host no longer knows it, so that the host can explain", async () => {
    const { tab, newest, state } = aTab();
    createBridgeClient(tab);
    state.isAdmitted = false;
    newest().close();
    await Promise.resolve();
    await Promise.resolve();
    expect(state.reloads).toBe(1);
  });

  it("tells events to every listener until it unsubscribes", () => {
    const { tab, newest } = aTab();
    const bridge = createBridgeClient(tab);
    const heard: unknown[] = [];
    const listener = (name: string, payload: unknown) => void heard.push([name, payload]);
    const stops = [bridge.onDidReceive(listener), bridge.onDidReceive(listener)];
    newest().open();
    newest().tell({ event: "session:changed", payload: null });
    stops[0]?.();
    newest().tell({ event: "requests:changed", payload: [] });
    stops[1]?.();
    newest().tell({ event: "access:changed", payload: [] });
    expect(heard).toEqual([
      ["session:changed", null],
      ["session:changed", null],
      ["requests:changed", []],
    ]);
  });

  it("refuses a name that is no call, and an input that can't be sent", async () => {
    const { tab, newest } = aTab();
    const bridge = createBridgeClient(tab);
    newest().open();
    // @ts-expect-error A page without types may ask for anything.
    expect(await bridge.call("toString", {})).toMatchObject({ error: { code: "invalid-request" } });
    const refused = await bridge.call("app:snapshot", { size: 1n });
    expect(refused).toMatchObject({ error: { code: "invalid-request" } });
    expect(newest().sent).toEqual([]);
  });

  it("opens a link in the click itself, and only one that may be opened", async () => {
    const { tab, newest, opened } = aTab();
    const bridge = createBridgeClient(tab);
    newest().open();
    const reply = bridge.call("app:open-link", { url: "https://example.org" });
    expect(opened).toEqual(["https://example.org/"]);
    expect(await reply).toEqual({ ok: true, value: {} });
    for (const input of [{ url: "javascript:alert(1)" }, { url: 7 }, {}, null, "https://x.org"]) {
      expect(await bridge.call("app:open-link", input)).toMatchObject({
        error: { code: "invalid-request" },
      });
    }
    expect(opened).toHaveLength(1);
    expect(newest().sent).toEqual([]);
  });
});
